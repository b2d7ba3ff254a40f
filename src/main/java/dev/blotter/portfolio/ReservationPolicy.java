package dev.blotter.portfolio;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much cash an order holds.
 *
 * @param collar what a price is multiplied by where the execution may be worse: 1.03 holds three
 *     per cent more
 * @param feeRate what fees are expected to come to, as a part of the value: 0.001 for a tenth of a
 *     per cent
 */
public record ReservationPolicy(BigDecimal collar, BigDecimal feeRate) {

  /** Three per cent for what may move, nothing for fees. */
  public static final ReservationPolicy STANDARD =
      new ReservationPolicy(new BigDecimal("1.03"), BigDecimal.ZERO);

  /**
   * What a unit of an order is reserved at: a limit as it is, else a stop or the price of buying
   * now, with the collar; for a sale, whose unit may open a short, the larger of its limit and the
   * price of buying with the collar.
   *
   * @param buying what buying now is expected to cost, or null where that is not known
   * @return empty where there is no price to go by
   */
  public Optional<Price> price(
      Side side, @Nullable Price limit, @Nullable Price stop, @Nullable Price buying) {
    var market = Optional.ofNullable(buying).map(this::collared);
    var own = Optional.ofNullable(limit).or(() -> Optional.ofNullable(stop).map(this::collared));
    if (side == Side.SELL) {
      return own.map(price -> market.map(price::max).orElse(price)).or(() -> market);
    }
    return own.or(() -> market);
  }

  /** What that quantity holds at that price, fees included. */
  public Money amount(Quantity quantity, Price price, Currency quote) {
    var value = price.value().multiply(quantity.value());
    var amount = value.add(value.multiply(feeRate));
    return new Money(amount.setScale(quote.digits(), RoundingMode.UP), quote);
  }

  // What no price can be any more is held at the largest that there is.
  private Price collared(Price price) {
    var held = price.value().multiply(collar).setScale(Price.SCALE, RoundingMode.UP);
    return new Price(held.min(Price.LARGEST.value()));
  }
}
