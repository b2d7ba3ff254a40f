package dev.blotter.trading;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Prices;
import dev.blotter.marketdata.Quote;
import dev.blotter.order.Order;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Executed;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.ReservationPolicy;
import dev.blotter.portfolio.Reservations.Request;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** States what an order asks of the cash book, at the prices known now. */
final class OrderRequests {
  private final ReservationPolicy policy;
  private final Prices prices;

  OrderRequests(ReservationPolicy policy, Prices prices) {
    this.policy = policy;
    this.prices = prices;
  }

  /**
   * What a new order asks for.
   *
   * @param quote what it is priced in
   */
  Request placing(UUID orderId, OrderTerms terms, Currency quote) {
    var none = Executed.none(quote);
    var price = unitPrice(terms).orElse(null);
    return request(orderId, terms, terms.quantity(), price, none, terms.intent());
  }

  /** What a replacement would ask for: a total quantity, of which some is executed. */
  Request replacing(Order order, OrderTerms requested, Portfolio portfolio) {
    return replacing(order, requested, portfolio, Ratio.ONE);
  }

  private Request replacing(Order order, OrderTerms requested, Portfolio portfolio, Ratio ratio) {
    var leaves = requested.quantity().minusOrZero(order.executedQty());
    return request(
        order.orderId(),
        requested,
        leaves,
        price(order, requested, portfolio, ratio).orElse(null),
        executed(order, portfolio),
        null);
  }

  /**
   * What an order asks for as it stands.
   *
   * @param ratio new units for old ones since it was reserved last
   */
  Request standing(Order order, Portfolio portfolio, Ratio ratio) {
    return standing(order, portfolio, price(order, portfolio, ratio).orElse(null));
  }

  private static Request standing(Order order, Portfolio portfolio, @Nullable Price price) {
    var executed = executed(order, portfolio);
    return request(order.orderId(), order.terms(), order.leavesQty(), price, executed, null);
  }

  /**
   * What an order asks for as it stands, and as it is asked to be where that is pending. Where that
   * is more at a price that it keeps, it is kept for both: the order goes by it from then on.
   *
   * @param ratio new units for old ones since it was reserved last
   */
  List<Request> either(Order order, Portfolio portfolio, Ratio ratio) {
    var pending = order.pendingReplace();
    if (pending == null) {
      return List.of(standing(order, portfolio, ratio));
    }
    var requested = pending.requested();
    var replaced = replacing(order, requested, portfolio, ratio);
    var standing =
        keepsPrice(order, requested) && isMore(order, requested)
            ? standing(order, portfolio, replaced.price())
            : standing(order, portfolio, ratio);
    return List.of(standing, replaced);
  }

  /** What a unit of such an order is reserved at, or empty where no price is known. */
  Optional<Price> unitPrice(OrderTerms terms) {
    var buying = buying(terms.symbol());
    return policy.price(terms.side(), terms.limitPrice(), stop(terms, buying), buying);
  }

  /** Of a purchase that trails, where its stop is at first: from there it only falls. */
  private static @Nullable Price stop(OrderTerms terms, @Nullable Price buying) {
    var trail = terms.trail();
    return trail == null || buying == null || terms.side() == Side.SELL
        ? terms.stopPrice()
        : trail.above(buying);
  }

  /**
   * What a unit is expected to cost or bring, or empty where no price is known. A purchase whose
   * stop the market has passed costs what the market asks.
   */
  Optional<Price> expected(OrderTerms terms) {
    var market = Optional.ofNullable(buying(terms.symbol()));
    var stop = Optional.ofNullable(terms.stopPrice());
    var unlimited =
        terms.side() == Side.BUY ? stop.map(price -> market.map(price::max).orElse(price)) : stop;
    return Optional.ofNullable(terms.limitPrice()).or(() -> unlimited).or(() -> market);
  }

  private static Request request(
      UUID orderId,
      OrderTerms terms,
      Quantity leaves,
      @Nullable Price price,
      Executed executed,
      @Nullable String intent) {
    return new Request(
        orderId,
        terms.symbol(),
        terms.side(),
        leaves,
        price,
        terms.reduceOnly(),
        Quantity.LARGEST,
        executed,
        intent);
  }

  private static Executed executed(Order order, Portfolio portfolio) {
    var executions = order.executions();
    var charged = executions.charged(quote(order, portfolio));
    return new Executed(executions.notional(), charged);
  }

  private static Currency quote(Order order, Portfolio portfolio) {
    return order.quotedIn(portfolio.account().baseCurrency());
  }

  /**
   * An order without a limit keeps what it was reserved at, in the units of today, until its venue
   * says to where it has trailed its stop; one that was filled already and lives on after a bust
   * goes by what it paid.
   */
  private Optional<Price> price(Order order, Portfolio portfolio, Ratio ratio) {
    var terms = order.terms();
    if (terms.trail() != null && order.stopPrice() != null) {
      return policy.price(terms.side(), null, order.stopPrice(), buying(terms.symbol()));
    }
    return kept(order, terms, portfolio, ratio).or(() -> priceOfNow(order, terms));
  }

  /**
   * What is added to an order is ordered now, and has to be affordable at the price of now. With a
   * split nobody knows in which units that is known.
   */
  private Optional<Price> price(
      Order order, OrderTerms requested, Portfolio portfolio, Ratio ratio) {
    if (!keepsPrice(order, requested)) {
      return priceOfNow(order, requested);
    }
    var standing = price(order, portfolio, ratio);
    if (isMore(order, requested) && ratio.equals(Ratio.ONE)) {
      var now = unitPrice(requested);
      return standing.map(price -> now.map(price::max).orElse(price)).or(() -> now);
    }
    return kept(order, requested, portfolio, ratio).or(() -> standing);
  }

  private Optional<Price> priceOfNow(Order order, OrderTerms terms) {
    return unitPrice(terms).or(() -> Optional.ofNullable(order.figures().avgPx()));
  }

  private static Optional<Price> kept(
      Order order, OrderTerms terms, Portfolio portfolio, Ratio ratio) {
    return keepsPrice(order, terms)
        ? portfolio
            .commitment(order.orderId())
            .map(Commitment::reservePrice)
            .flatMap(price -> split(price, ratio))
        : Optional.empty();
  }

  /**
   * Whether an order with those terms goes by what it was reserved at: it has no limit, and waits
   * for what it waited for. Exits with a stop do not: their group reckons them by no split.
   */
  private static boolean keepsPrice(Order order, OrderTerms terms) {
    return switch (terms.type()) {
      case MARKET -> true;
      case STOP -> !order.exit() && Objects.equals(terms.stopPrice(), order.terms().stopPrice());
      case TRAILING_STOP -> Objects.equals(terms.trail(), order.terms().trail());
      case LIMIT, STOP_LIMIT -> false;
    };
  }

  private static boolean isMore(Order order, OrderTerms requested) {
    return order.terms().quantity().isLessThan(requested.quantity());
  }

  private static Optional<Price> split(Price price, Ratio ratio) {
    var unit = ratio.inverse().times(price.value(), Price.SCALE, RoundingMode.UP);
    return Price.parse(unit.toPlainString());
  }

  private @Nullable Price buying(Symbol symbol) {
    return prices.quote(symbol).flatMap(Quote::toBuy).orElse(null);
  }
}
