package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs movements through a queue of lots. */
final class LotRun {

  private final LotMethod method;
  private final LotQueue open = new LotQueue();
  private final List<ClosedLot> closed = new ArrayList<>();

  LotRun(LotMethod method) {
    this.method = method;
  }

  List<ClosedLot> closed() {
    return List.copyOf(closed);
  }

  List<OpenLot> open() {
    return open.all().stream().map(Lot::shown).toList();
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
    if (!open.isEmpty() && open.newest().side() != PositionSide.of(fill.side())) {
      exit = close(exit);
    }
    if (!exit.left().isZero()) {
      add(Lot.of(fill, exit.left(), exit.value(), exit.fee()));
    }
    if (!fill.feeInKind().isZero()) {
      takeInKind(fill);
    }
  }

  private void add(Lot lot) {
    boolean joins = method == LotMethod.AVERAGE && !open.isEmpty();
    open.add(joins ? open.takeNewest().and(lot) : lot);
  }

  private LotExit close(LotExit exit) {
    var rest = exit;
    while (!rest.left().isZero() && !open.isEmpty()) {
      var lot = open.next(method);
      var part = rest.left().min(lot.qty());
      closed.add(rest.close(lot, part));
      rest = rest.less(part);
      if (part.isLessThan(lot.qty())) {
        open.putBack(method, lot.less(part));
      }
    }
    return rest;
  }

  // A fee in kind makes what is left dearer; what is owed it enlarges. Where it takes all that is
  // held, what that cost is lost, and the rest is owed without having brought anything.
  private void takeInKind(Fill fill) {
    var fee = fill.feeInKind();
    if (!open.isEmpty() && open.newest().side() == PositionSide.SHORT) {
      var lot = open.takeNewest();
      open.add(lot.with(lot.qty().plus(fee), lot.cost(), lot.fees()));
      return;
    }
    var held = open.quantity();
    if (fee.isLessThan(held)) {
      take(fee);
      return;
    }
    open.takeAll().forEach(lot -> closed.add(lot.takenBy(fill)));
    if (held.isLessThan(fee)) {
      open.add(Lot.owed(fill, fee.minus(held)));
    }
  }

  private void take(Quantity fee) {
    var lot = open.takeNewest();
    if (fee.isLessThan(lot.qty())) {
      open.add(lot.with(lot.qty().minus(fee), lot.cost(), lot.fees()));
      return;
    }
    var before = open.takeNewest();
    var value = before.cost().and(lot.cost());
    open.add(before.with(before.qty(), value, before.fees().plus(lot.fees())));
    var rest = fee.minus(lot.qty());
    if (!rest.isZero()) {
      take(rest);
    }
  }

  private void adjusted(Adjustment adjustment) {
    if (open.isEmpty()) {
      return;
    }
    var ratio = adjustment.ratio();
    if (ratio != null) {
      split(ratio, adjustment.quantityChange());
    } else if (adjustment.quantityChange().signum() * sign() < 0) {
      close(LotExit.of(adjustment, open.newest().entryValue().currency()));
    } else {
      taken(adjustment);
    }
  }

  private int sign() {
    return open.newest().side() == PositionSide.LONG ? 1 : -1;
  }

  // The lots together come to what the position comes to: the last takes what rounding leaves.
  private void split(Ratio ratio, BigDecimal change) {
    var held = open.quantity().value().multiply(BigDecimal.valueOf(sign()));
    var left = new Quantity(held.add(change).abs());
    var lots = open.takeAll();
    for (int i = 0; i < lots.size(); i++) {
      var lot = lots.get(i);
      var own = AdjustmentArithmetic.split(lot.qty(), ratio).min(left);
      var after = i == lots.size() - 1 ? left : own;
      open.add(lot.split(after, ratio));
      left = left.minus(after);
    }
  }

  private void taken(Adjustment adjustment) {
    var average = open.all().stream().reduce(Lot::and).orElseThrow();
    var price = Objects.requireNonNullElse(adjustment.price(), average.entryPrice());
    var quantity = new Quantity(adjustment.quantityChange().abs());
    var currency = average.entryValue().currency();
    var zero = Money.zero(currency);
    add(
        new Lot(
            average.side(),
            quantity,
            price,
            Cost.of(price.times(quantity, currency)),
            zero,
            List.of(),
            adjustment.at()));
  }
}
