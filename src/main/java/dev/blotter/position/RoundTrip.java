package dev.blotter.position;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up one cycle, from its opening to flat, as a single lot. */
final class RoundTrip {

  private final Set<UUID> orders = new LinkedHashSet<>();
  private final Side entry;
  private Leg entries = new Leg(Quantity.ZERO, null);
  private Leg exits = new Leg(Quantity.ZERO, null);

  private RoundTrip(Side entry) {
    this.entry = entry;
  }

  /** The lot that a cycle is, or empty while it is open or where it is void. */
  static Optional<ClosedLot> of(CycleHistory history) {
    var movements = history.movements();
    var first = movements.isEmpty() ? null : movements.getFirst().fill();
    if (first == null || !history.figures().flat()) {
      return Optional.empty();
    }
    var trip = new RoundTrip(first.direction());
    movements.forEach(trip::add);
    return trip.lot(history, first);
  }

  private void add(Movement movement) {
    var fill = movement.fill();
    if (fill != null) {
      filled(fill);
    } else {
      adjusted(movement.requireAdjustment());
    }
  }

  private void adjusted(Adjustment adjustment) {
    var ratio = adjustment.ratio();
    var price = adjustment.price();
    if (ratio != null) {
      entries = entries.split(ratio);
      exits = exits.split(ratio);
    } else if (price != null && adjustment.quantityChange().signum() != 0) {
      var signed = adjustment.quantityChange();
      add(signed.signum() > 0 ? Side.BUY : Side.SELL, new Quantity(signed.abs()), price);
    }
  }

  private void add(Side side, Quantity part, Price price) {
    if (side == entry) {
      entries = entries.and(part, price);
    } else {
      exits = exits.and(part, price);
    }
  }

  private void filled(Fill fill) {
    orders.add(fill.orderId());
    add(fill.direction(), fill.onlyFee() ? fill.feeInKind() : fill.quantity(), fill.price());
  }

  private Optional<ClosedLot> lot(CycleHistory history, Fill first) {
    var in = entries.price;
    var out = exits.price;
    if (in == null || out == null) {
      return Optional.empty();
    }
    var figures = history.figures();
    return Optional.of(
        new ClosedLot(
            PositionSide.of(entry),
            entries.quantity,
            in,
            out,
            figures.grossRealizedPnl(),
            figures.fees(),
            List.copyOf(orders),
            first.executedAt(),
            history.movements().getLast().at()));
  }

  /**
   * All fills of one direction, and what a statement added or took away.
   *
   * @param price their average, or null where there are none
   */
  private record Leg(Quantity quantity, @Nullable Price price) {
    Leg and(Quantity part, Price unit) {
      var average = FillArithmetic.average(quantity, price, part, unit);
      return new Leg(quantity.plus(part), average);
    }

    Leg split(Ratio ratio) {
      var after = AdjustmentArithmetic.split(quantity, ratio);
      return new Leg(after, price == null ? null : new Price(ratio.priced(price)));
    }
  }
}
