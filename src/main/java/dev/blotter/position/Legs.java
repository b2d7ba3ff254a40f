package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Splits executions that go through zero in two legs, and puts legs together again. */
final class Legs {

  private Legs() {}

  /** The legs of an execution on a position with these figures: one, or two through zero. */
  static List<Fill> of(PositionFigures before, Fill execution) {
    var open = before.quantity();
    if (open.isZero() || adds(before, execution)) {
      return List.of(payable(execution, execution.quantity()));
    }
    if (!open.isLessThan(execution.quantity())) {
      return List.of(payable(execution, open.minus(execution.quantity())));
    }
    return throughZero(execution, open);
  }

  /** True where the fill is on the side of what is open. */
  static boolean adds(PositionFigures before, Fill fill) {
    return before.signedQuantity().signum() == fill.side().sign();
  }

  private static List<Fill> throughZero(Fill execution, Quantity closing) {
    var opening = execution.quantity().minus(closing);
    var currency = execution.value().currency();
    var value = execution.price().times(closing, currency);
    var fee = share(execution, closing);
    return List.of(
        execution.with(Fill.Leg.CLOSING, closing, value, fee, Quantity.ZERO),
        payable(
            execution.with(
                Fill.Leg.OPENING,
                opening,
                execution.value().minus(value),
                execution.fee().minus(fee),
                execution.feeInKind()),
            opening));
  }

  private static Money share(Fill execution, Quantity part) {
    var fee = execution.fee();
    var amount = fee.amount().multiply(part.value());
    var digits = fee.currency().digits();
    var whole = execution.quantity().value();
    return new Money(amount.divide(whole, digits, RoundingMode.HALF_EVEN), fee.currency());
  }

  // A fee in kind needs a quantity to be taken from: what is open once the fill is applied. Where
  // that is too small the fee is taken in cash, so that it neither closes nor turns a position.
  private static Fill payable(Fill leg, Quantity openAfter) {
    return leg.feeInKind().isZero() || leg.feeInKind().isLessThan(openAfter)
        ? leg
        : leg.withFeeInCash();
  }

  /** The movements with the two legs of an execution put together to the whole again. */
  static List<Movement> whole(List<Movement> movements) {
    var whole = new ArrayList<Movement>();
    for (var movement : movements) {
      var fill = movement.fill();
      var before = whole.isEmpty() ? null : whole.getLast().fill();
      if (fill != null && before != null && belong(before, fill)) {
        whole.set(whole.size() - 1, Movement.of(joined(before, fill)));
      } else {
        whole.add(movement);
      }
    }
    return List.copyOf(whole);
  }

  private static boolean belong(Fill closing, Fill opening) {
    return closing.leg() == Fill.Leg.CLOSING
        && opening.leg() == Fill.Leg.OPENING
        && opening.isOf(closing.orderId(), closing.venue(), closing.execId());
  }

  private static Fill joined(Fill closing, Fill opening) {
    return closing.with(
        Fill.Leg.WHOLE,
        closing.quantity().plus(opening.quantity()),
        closing.value().plus(opening.value()),
        closing.fee().plus(opening.fee()),
        opening.feeInKind());
  }
}
