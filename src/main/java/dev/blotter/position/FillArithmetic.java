package dev.blotter.position;

import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a fill does to the figures of a cycle, at average cost. Amounts of money are rounded half to
 * even to the minor unit once, when they are posted, and what closes the cycle takes all that is
 * left, so that profits add up to the cash that moved.
 */
final class FillArithmetic {

  private FillArithmetic() {}

  /** Opens a cycle or adds to it. */
  static PositionFigures added(PositionFigures before, Fill fill) {
    var held = before.quantity();
    var average = average(held, before.avgPxOpen(), fill.quantity(), fill.price());
    var cost = Cost.of(before).plus(fill.cash().negated());
    return after(before, fill, new Closing(cost, before), average);
  }

  /** Closes a part or all of it; the fill with its fee in kind is not larger than what is open. */
  static PositionFigures reduced(PositionFigures before, Fill fill) {
    boolean nothingLeft = signed(before, fill).signum() == 0;
    var open = before.quantity();
    var left = nothingLeft ? Quantity.ZERO : open.minus(fill.quantity());
    var cost = Cost.of(before).left(left, open);
    var realized = fill.cash().minus(before.costBasis()).plus(cost.amount());
    var price =
        average(before.closedQuantity(), before.avgPxClose(), fill.quantity(), fill.price());
    var closedQuantity = before.closedQuantity().plus(fill.quantity());
    var gross = before.grossRealizedPnl().plus(realized);
    return after(before, fill, new Closing(cost, price, closedQuantity, gross), before.avgPxOpen());
  }

  /** The average price of two quantities, to ten decimals. */
  static Price average(Quantity first, @Nullable Price firstPrice, Quantity second, Price price) {
    if (firstPrice == null || first.isZero()) {
      return price;
    }
    var sum =
        first.value().multiply(firstPrice.value()).add(second.value().multiply(price.value()));
    var quantity = first.value().add(second.value());
    return new Price(sum.divide(quantity, Price.SCALE, RoundingMode.HALF_EVEN));
  }

  private static PositionFigures after(
      PositionFigures before, Fill fill, Closing closing, @Nullable Price average) {
    var moved = before.signedQuantity().add(fill.signedQuantity());
    var signed = signed(before, fill);
    var fees = before.fees().plus(fill.feeInQuote());
    return new PositionFigures(
        PositionSide.of(signed),
        signed,
        signed.signum() == 0 ? null : sum(before.remainder(), fill.remainder()),
        closing.cost.amount(),
        closing.cost.fraction(),
        average,
        closing.price,
        closing.quantity,
        closing.gross,
        fees,
        closing.gross.minus(fees),
        peak(before.peakQuantity(), moved, signed),
        signed.signum() == 0 ? null : before.splits());
  }

  /** Two remainders as one; null where nothing remains. */
  static @Nullable Fraction sum(@Nullable Fraction one, @Nullable Fraction other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    var sum = one.plus(other);
    return sum.isZero() ? null : sum;
  }

  private static BigDecimal signed(PositionFigures before, Fill fill) {
    var moved = before.signedQuantity().add(fill.signedQuantity());
    return normal(moved.subtract(fill.feeInKind().value()));
  }

  static Quantity peak(Quantity before, BigDecimal... signed) {
    var peak = before.value();
    for (var quantity : signed) {
      peak = peak.max(quantity.abs());
    }
    return new Quantity(peak);
  }

  /** Equal numbers as equal decimals. */
  static BigDecimal normal(BigDecimal value) {
    var magnitude = new Quantity(value.abs()).value();
    return value.signum() < 0 ? magnitude.negate() : magnitude;
  }

  /** What a fill leaves of the cost, and what was closed with it. */
  private record Closing(Cost cost, @Nullable Price price, Quantity quantity, Money gross) {
    Closing(Cost cost, PositionFigures before) {
      this(cost, before.avgPxClose(), before.closedQuantity(), before.grossRealizedPnl());
    }
  }
}
