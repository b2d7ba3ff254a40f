package dev.blotter.position;

import dev.blotter.kernel.Side;
import java.math.BigDecimal;

/** Which way a position stands. */
public enum PositionSide {
  LONG,
  SHORT,
  FLAT;

  /** The side that a fill of that side opens. */
  public static PositionSide of(Side entry) {
    return entry == Side.BUY ? LONG : SHORT;
  }

  /** The side of a signed quantity. */
  public static PositionSide of(BigDecimal signedQuantity) {
    return switch (signedQuantity.signum()) {
      case 1 -> LONG;
      case -1 -> SHORT;
      default -> FLAT;
    };
  }
}
