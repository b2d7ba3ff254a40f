package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** Runs movements through a queue of lots. */
final class LotRun {

  private final LotMethod method;
  private final Deque<OpenLot> open = new ArrayDeque<>();
  private final List<ClosedLot> closed = new ArrayList<>();

  LotRun(LotMethod method) {
    this.method = method;
  }

  List<ClosedLot> closed() {
    return List.copyOf(closed);
  }

  List<OpenLot> open() {
    return List.copyOf(open);
  }

  void move(Movement movement) {
    var fill = movement.fill();
    if (fill != null) {
      filled(fill);
    } else {
      adjusted(movement.requireAdjustment());
    }
  }

  private void filled(Fill fill) {
    var exit = LotExit.of(fill);
    if (!open.isEmpty() && open.getFirst().side() != side(fill)) {
      exit = close(exit);
    }
    if (!exit.left().isZero()) {
      add(OpenLot.of(fill, exit.left(), exit.valueLeft(fill.value()), exit.fee()));
    }
    if (!fill.feeInKind().isZero()) {
      takeInKind(fill.feeInKind());
    }
  }

  private static PositionSide side(Fill fill) {
    return PositionSide.of(BigDecimal.valueOf(fill.side().sign()));
  }

  private void add(OpenLot lot) {
    boolean joins = method == LotMethod.AVERAGE && !open.isEmpty();
    open.addLast(joins ? open.removeLast().and(lot) : lot);
  }

  private LotExit close(LotExit exit) {
    var rest = exit;
    while (!rest.left().isZero() && !open.isEmpty()) {
      var lot = method == LotMethod.LIFO ? open.removeLast() : open.removeFirst();
      var part = rest.left().min(lot.qty());
      closed.add(rest.close(lot, part));
      rest = rest.less(part);
      if (part.isLessThan(lot.qty())) {
        putBack(lot.less(part));
      }
    }
    return rest;
  }

  private void putBack(OpenLot lot) {
    if (method == LotMethod.LIFO) {
      open.addLast(lot);
    } else {
      open.addFirst(lot);
    }
  }

  // A fee in kind makes what is left dearer; what is owed it enlarges.
  private void takeInKind(Quantity fee) {
    if (open.isEmpty()) {
      return;
    }
    var lot = open.removeLast();
    if (lot.side() == PositionSide.SHORT) {
      open.addLast(lot.with(lot.qty().plus(fee), lot.entryValue(), lot.fees()));
    } else if (fee.isLessThan(lot.qty()) || open.isEmpty()) {
      var left = lot.qty().minusOrZero(fee);
      open.addLast(lot.with(left, lot.entryValue(), lot.fees()));
    } else {
      var before = open.removeLast();
      var value = before.entryValue().plus(lot.entryValue());
      open.addLast(before.with(before.qty(), value, before.fees().plus(lot.fees())));
      takeRest(fee.minus(lot.qty()));
    }
  }

  private void takeRest(Quantity fee) {
    if (!fee.isZero()) {
      takeInKind(fee);
    }
  }

  private void adjusted(Adjustment adjustment) {
    if (open.isEmpty()) {
      return;
    }
    var factor = adjustment.factor();
    if (factor != null) {
      split(factor);
    } else if (adjustment.quantityChange().signum() * sign() < 0) {
      close(LotExit.of(adjustment, open.getFirst().entryValue().currency()));
    } else {
      taken(adjustment);
    }
  }

  private int sign() {
    return open.getFirst().side() == PositionSide.LONG ? 1 : -1;
  }

  // The lots together come to what the position comes to: the last takes what rounding leaves.
  private void split(Price factor) {
    var whole = total().divide(factor.value(), Quantity.SCALE, RoundingMode.DOWN);
    var left = new Quantity(whole);
    var lots = List.copyOf(open);
    open.clear();
    for (int i = 0; i < lots.size(); i++) {
      var lot = lots.get(i);
      var own = lot.qty().value().divide(factor.value(), Quantity.SCALE, RoundingMode.DOWN);
      var after = i == lots.size() - 1 ? left : new Quantity(own);
      open.addLast(lot.split(after, factor));
      left = left.minus(after);
    }
  }

  private BigDecimal total() {
    return open.stream().map(lot -> lot.qty().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void taken(Adjustment adjustment) {
    var average = open.stream().reduce(OpenLot::and).orElseThrow();
    var price = Objects.requireNonNullElse(adjustment.price(), average.entryPrice());
    var quantity = new Quantity(adjustment.quantityChange().abs());
    var currency = average.entryValue().currency();
    var zero = Money.zero(currency);
    add(
        new OpenLot(
            average.side(),
            quantity,
            price,
            price.times(quantity, currency),
            zero,
            List.of(),
            adjustment.at()));
  }
}
