package dev.blotter.position;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
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
      var factor = Objects.requireNonNull(movement.requireAdjustment().factor());
      entries = entries.split(factor);
      exits = exits.split(factor);
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
    var figures = history.figures();
    return entries
        .average()
        .flatMap(in -> exits.average().map(out -> new Price[] {in, out}))
        .map(
            prices ->
                new ClosedLot(
                    PositionSide.of(BigDecimal.valueOf(entry.sign())),
                    entries.quantity,
                    prices[0],
                    prices[1],
                    figures.grossRealizedPnl(),
                    figures.fees(),
                    orders.stream().toList(),
                    first.executedAt(),
                    history.movements().getLast().at()));
  }

  /** All fills of one direction. */
  private record Leg(Quantity quantity, @Nullable Price price) {
    Leg and(Fill fill) {
      var part = fill.onlyFee() ? fill.feeInKind() : fill.quantity();
      var average = FillArithmetic.average(quantity, price, part, fill.price());
      return new Leg(quantity.plus(part), average);
    }

    Leg split(Price factor) {
      var after = quantity.value().divide(factor.value(), Quantity.SCALE, RoundingMode.DOWN);
      return new Leg(new Quantity(after), price == null ? null : scaled(price, factor));
    }

    private static Price scaled(Price price, Price factor) {
      var value = price.value().multiply(factor.value());
      return new Price(value.setScale(Price.SCALE, RoundingMode.HALF_EVEN));
    }

    Optional<Price> average() {
      return Optional.ofNullable(price);
    }
  }
}
