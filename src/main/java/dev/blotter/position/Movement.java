package dev.blotter.position;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that moved a position: a fill or an adjustment, never both.
 *
 * @param fill the fill, or null where this is an adjustment
 * @param adjustment the adjustment, or null where this is a fill
 */
public record Movement(@Nullable Fill fill, @Nullable Adjustment adjustment) {

  public Movement {
    if ((fill == null) == (adjustment == null)) {
      throw new IllegalArgumentException("a movement is either a fill or an adjustment");
    }
  }

  public static Movement of(Fill fill) {
    return new Movement(fill, null);
  }

  public static Movement of(Adjustment adjustment) {
    return new Movement(null, adjustment);
  }

  /** When it took place. */
  public Instant at() {
    return fill != null ? fill.executedAt() : requireAdjustment().at();
  }

  Adjustment requireAdjustment() {
    if (adjustment == null) {
      throw new IllegalStateException("this movement is a fill");
    }
    return adjustment;
  }
}
