package dev.blotter.position;

import dev.blotter.kernel.Command;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of a position other than by fills. */
public sealed interface PositionCommand extends Command {

  UUID positionId();

  /** What the change goes back to: a notice or a statement. */
  String reference();

  /**
   * A split of the instrument.
   *
   * @param ratio new units for old ones
   * @param wholeUnits true where fractions are paid out in cash instead of held
   * @param price the price of an old unit that fractions are paid at, or null where they are paid
   *     at cost
   */
  record SplitPosition(
      UUID positionId, String reference, Ratio ratio, boolean wholeUnits, @Nullable Price price)
      implements PositionCommand {}

  /**
   * Corrects a position that differs from a statement.
   *
   * @param quantityChange units to be added, negative where they are taken away
   * @param price what a unit is taken at, or null for the average price
   */
  record ReconcilePosition(
      UUID positionId, String reference, BigDecimal quantityChange, @Nullable Price price)
      implements PositionCommand {}
}
