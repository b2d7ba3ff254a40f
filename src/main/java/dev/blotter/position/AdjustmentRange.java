package dev.blotter.position;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Rejection;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether an adjustment leaves a position that can be. */
final class AdjustmentRange {

  private AdjustmentRange() {}

  /** A split may make neither nothing of a position nor more than there can be. */
  static Optional<Rejection> split(PositionFigures before, Ratio ratio, @Nullable Price inLieu) {
    var after = AdjustmentArithmetic.openAfterSplit(before, ratio).abs();
    if (after.signum() == 0) {
      return refused("ratio", "Nothing would be left of the position.");
    }
    var quantities = Stream.of(before.closedQuantity(), before.peakQuantity());
    var prices = Stream.of(before.avgPxOpen(), before.avgPxClose(), inLieu);
    boolean fits =
        fits(after)
            && quantities.allMatch(
                quantity -> fits(AdjustmentArithmetic.split(quantity.value(), ratio)))
            && prices.allMatch(price -> price == null || fits(price, ratio));
    return fits ? Optional.empty() : refused("ratio", "The position or its price is too large.");
  }

  /** Nor may a reconciliation. */
  static Optional<Rejection> change(BigDecimal after) {
    return fits(after.abs())
        ? Optional.empty()
        : refused("qty_change", "The position would be too large.");
  }

  private static boolean fits(BigDecimal quantity) {
    return quantity.compareTo(Quantity.LARGEST.value()) <= 0;
  }

  private static boolean fits(Price price, Ratio ratio) {
    return ratio.priced(price).compareTo(Price.LARGEST.value()) <= 0;
  }

  private static Optional<Rejection> refused(String field, String message) {
    return Optional.of(Rejection.ofField(PositionRejection.OUT_OF_RANGE, field, message));
  }
}
