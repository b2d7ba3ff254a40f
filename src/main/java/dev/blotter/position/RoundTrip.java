package dev.blotter.position;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

  /** The lot that a cycle is, or empty while it is open, where it is void or nothing closed it. */
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
    } else if (movement.requireAdjustment().reason() == Adjustment.Reason.SPLIT) {
      var ratio = Objects.requireNonNull(movement.requireAdjustment().ratio());
      entries = entries.split(ratio);
      exits = exits.split(ratio);
    }
  }

  private void filled(Fill fill) {
    orders.add(fill.orderId());
    if (fill.direction() == entry) {
      entries = entries.and(fill);
    } else {
      exits = exits.and(fill);
    }
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
   * All fills of one direction.
   *
   * @param price their average, or null where there are none
   */
  private record Leg(Quantity quantity, @Nullable Price price) {
    Leg and(Fill fill) {
      var part = fill.onlyFee() ? fill.feeInKind() : fill.quantity();
      var average = FillArithmetic.average(quantity, price, part, fill.price());
      return new Leg(quantity.plus(part), average);
    }

    Leg split(Ratio ratio) {
      var after = AdjustmentArithmetic.split(quantity, ratio);
      return new Leg(after, price == null ? null : new Price(ratio.priced(price)));
    }
  }
}
