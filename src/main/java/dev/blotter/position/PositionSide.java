package dev.blotter.position;

import java.math.BigDecimal;

/** Which way a position stands. */
public enum PositionSide {
  LONG,
  SHORT,
  FLAT;

  /** The side of a signed quantity. */
  public static PositionSide of(BigDecimal signedQuantity) {
    return switch (signedQuantity.signum()) {
      case 1 -> LONG;
      case -1 -> SHORT;
      default -> FLAT;
    };
  }
}
