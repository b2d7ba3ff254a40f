package dev.blotter.seeding;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws what orders ask for: purchases, and sales of what is held. */
final class Terms {

  /** How long a good-till-date order may live that the service ends. */
  static final Duration LIFE = Duration.ofMinutes(1);

  private static final Quantity TOO_MUCH = Quantity.of("900000000");

  private final Market market;
  private final RandomGenerator random;
  private final int instruments;

  /**
   * @param instruments how many instruments the account knows
   */
  Terms(Market market, RandomGenerator random, int instruments) {
    this.market = market;
    this.random = random;
    this.instruments = instruments;
  }

  OrderTerms draw(Account account, Ending ending, Instant now) {
    var symbol = market.draw(random, instruments);
    var held = account.availableToSell(symbol);
    boolean sells = ending != Ending.DENIED && !held.isZero() && random.nextInt(100) < 55;
    var quantity = sells ? part(held) : bought(ending);
    boolean limit = ending.rests() || random.nextBoolean();
    return terms(symbol, sells ? Side.SELL : Side.BUY, quantity, limit, ending, now);
  }

  private OrderTerms terms(
      Symbol symbol, Side side, Quantity quantity, boolean limit, Ending ending, Instant now) {
    var timeInForce = timeInForce(ending);
    return new OrderTerms(
        symbol,
        side,
        limit ? OrderType.LIMIT : OrderType.MARKET,
        timeInForce,
        quantity,
        limit ? market.near(symbol, random) : null,
        null,
        expireAt(timeInForce, now),
        false);
  }

  private static @Nullable Instant expireAt(TimeInForce timeInForce, Instant now) {
    return timeInForce == TimeInForce.GTD ? now.plus(LIFE) : null;
  }

  private TimeInForce timeInForce(Ending ending) {
    return switch (ending) {
      case EXPIRED -> TimeInForce.GTD;
      case NOT_FILLED -> TimeInForce.IOC;
      case FILLED_AT_ONCE, REJECTED, DENIED -> TimeInForce.DAY;
      case FILLED, FILLED_IN_PARTS, CANCELLED ->
          random.nextInt(3) == 0 ? TimeInForce.GTC : TimeInForce.DAY;
      default -> TimeInForce.GTC;
    };
  }

  private Quantity bought(Ending ending) {
    return ending == Ending.DENIED ? TOO_MUCH : Quantity.of("" + (1 + random.nextInt(40)) * 5);
  }

  /** Mostly all of it, so that positions are closed and others are opened. */
  private Quantity part(Quantity held) {
    return random.nextInt(4) > 0 || held.isLessThan(Quantity.of("2")) ? held : Quantity.of("1");
  }
}
