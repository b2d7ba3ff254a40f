package dev.blotter.trading;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.position.Adjustment;
import dev.blotter.position.Adjustment.Reason;
import dev.blotter.position.Position;
import dev.blotter.position.PositionCommand;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The adjustments that a command asks for, one after the other. */
final class Adjustments {
  private Adjustments() {}

  static List<Adjustment> of(PositionCommand command, Position position, Instant now) {
    var nothing = Money.zero(position.figures().quote());
    return switch (command) {
      case SplitPosition split -> split(split, nothing, now);
      case ReconcilePosition reconcile ->
          List.of(
              new Adjustment(
                  Reason.RECONCILIATION,
                  reconcile.reference(),
                  reconcile.quantityChange(),
                  null,
                  reconcile.price(),
                  nothing,
                  now));
    };
  }

  private static List<Adjustment> split(SplitPosition split, Money nothing, Instant now) {
    var divided =
        new Adjustment(
            Reason.SPLIT, split.reference(), BigDecimal.ZERO, split.factor(), null, nothing, now);
    if (!split.wholeUnits()) {
      return List.of(divided);
    }
    var inLieu =
        new Adjustment(
            Reason.CASH_IN_LIEU,
            split.reference(),
            BigDecimal.ZERO,
            null,
            newUnit(split),
            nothing,
            now);
    return List.of(divided, inLieu);
  }

  /** The command names the price of an old unit; fractions are of new ones. */
  private static @Nullable Price newUnit(SplitPosition split) {
    var old = split.price();
    if (old == null) {
      return null;
    }
    var value = old.value().multiply(split.factor().value());
    return new Price(value.setScale(Price.SCALE, RoundingMode.HALF_EVEN));
  }
}
