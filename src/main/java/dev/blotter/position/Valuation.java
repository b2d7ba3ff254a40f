package dev.blotter.position;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.UnitMark;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a position is worth at a mark.
 *
 * @param mark the price of a unit after all splits that it is valued at, or null where none is
 *     known
 * @param marketValue negative for a short; null where no price is known, never zero for want of one
 * @param unrealizedPnl what it has gained over its cost; null where no price is known
 */
public record Valuation(
    @Nullable Mark mark, @Nullable Money marketValue, @Nullable Money unrealizedPnl) {

  /** The valuation at that mark; what is flat is worth nothing, marked or not. */
  public static Valuation of(PositionFigures figures, @Nullable Mark mark) {
    var zero = Money.zero(figures.quote());
    if (figures.flat()) {
      return new Valuation(mark, zero, zero);
    }
    var unit = mark == null ? null : UnitMark.of(mark, figures.splits()).orElse(null);
    if (unit == null) {
      return new Valuation(null, null, null);
    }
    var value = unit.value(figures.signedQuantity(), figures.quote(), RoundingMode.HALF_EVEN);
    return new Valuation(unit.mark(), value, value.minus(figures.costBasis()));
  }

  /** Realized and unrealized profit together, or null where no price is known. */
  public @Nullable Money totalPnl(PositionFigures figures) {
    return unrealizedPnl == null ? null : figures.realizedPnl().plus(unrealizedPnl);
  }
}
