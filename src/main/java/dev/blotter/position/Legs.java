package dev.blotter.position;

import dev.blotter.kernel.Quantity;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits executions that go through zero in legs, and puts legs together again. What is traded may
 * go through zero, and so may the fee that is taken in kind after it.
 */
final class Legs {

  private Legs() {}

  /**
   * The legs of an execution on a position with these figures, in order.
   *
   * @param mayOwe whether a fee in kind may take more than is held; else it is taken in cash then
   */
  static List<Fill> of(PositionFigures before, Fill execution, boolean mayOwe) {
    if (execution.onlyFee()) {
      return List.of(execution);
    }
    var traded = traded(before, execution);
    var after = before.signedQuantity().add(execution.signedQuantity());
    var fee = execution.feeInKind().value();
    if (fee.signum() == 0 || fee.compareTo(after) < 0) {
      return traded;
    }
    if (!mayOwe && fee.compareTo(after) > 0) {
      return withLast(traded, traded.getLast().withFeeInCash());
    }
    return after.signum() < 0 ? traded : throughZero(traded, new Quantity(after));
  }

  /** True where the fill moves the position further the way it stands. */
  static boolean adds(PositionFigures before, Fill fill) {
    return before.signedQuantity().signum() == fill.direction().sign();
  }

  private static List<Fill> traded(PositionFigures before, Fill execution) {
    var open = before.quantity();
    return open.isZero() || adds(before, execution) || !open.isLessThan(execution.quantity())
        ? List.of(execution)
        : throughZero(execution, open);
  }

  private static List<Fill> throughZero(Fill execution, Quantity closing) {
    var fee = execution.fee().share(closing, execution.quantity(), RoundingMode.HALF_EVEN);
    var rest = execution.fee().minus(fee);
    return List.of(
        execution.closing(closing).with(Fill.Leg.CLOSING, fee, Quantity.ZERO),
        execution.opening(closing).with(Fill.Leg.OPENING, rest, execution.feeInKind()));
  }

  // The fee takes all that is held, and the rest of it is owed.
  private static List<Fill> throughZero(List<Fill> traded, Quantity held) {
    var last = traded.getLast();
    var leg = held.isZero() ? Fill.Leg.CLOSING : last.leg();
    var trade = last.with(leg, last.fee(), Quantity.ZERO);
    var legs = new ArrayList<>(withLast(traded, trade));
    if (!held.isZero()) {
      legs.add(last.onlyFee(Fill.Leg.CLOSING, held));
    }
    if (held.isLessThan(last.feeInKind())) {
      legs.add(last.onlyFee(Fill.Leg.OPENING, last.feeInKind().minus(held)));
    }
    return List.copyOf(legs);
  }

  private static List<Fill> withLast(List<Fill> legs, Fill last) {
    var changed = new ArrayList<>(legs);
    changed.set(changed.size() - 1, last);
    return List.copyOf(changed);
  }

  /** The movements with the legs of an execution put together to the whole again. */
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

  private static boolean belong(Fill first, Fill next) {
    return next.leg() != Fill.Leg.WHOLE && next.ref().equals(first.ref());
  }

  // What begins with an opening leg lacks the closing one: that is in a cycle before.
  private static Fill joined(Fill first, Fill next) {
    return first.and(next, first.leg() == Fill.Leg.OPENING ? Fill.Leg.OPENING : Fill.Leg.WHOLE);
  }
}
