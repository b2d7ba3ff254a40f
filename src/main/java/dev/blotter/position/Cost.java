package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Quantity;

/**
 * What a quantity cost, in minor units, with what rounding has left out of it: so parts that are
 * taken off it come to the same whether they are many or one.
 *
 * @param amount in minor units
 * @param fraction what is to be added to it for the exact cost
 */
record Cost(Money amount, Notional fraction) {

  static Cost of(PositionFigures figures) {
    return new Cost(figures.costBasis(), figures.costFraction());
  }

  static Cost of(Money amount) {
    return new Cost(amount, Notional.ZERO);
  }

  /** Both together. */
  Cost and(Cost other) {
    return new Cost(amount.plus(other.amount), fraction.plus(other.fraction));
  }

  /** With an amount added that was posted. */
  Cost plus(Money more) {
    return new Cost(amount.plus(more), fraction);
  }

  /** What is left of it where that much of a quantity is left. */
  Cost left(Quantity left, Quantity whole) {
    if (left.isZero()) {
      return new Cost(Money.zero(amount.currency()), Notional.ZERO);
    }
    var exact = Notional.of(amount).plus(fraction).share(left, whole);
    var rounded = exact.rounded(amount.currency());
    return new Cost(rounded, exact.minus(Notional.of(rounded)));
  }
}
