package dev.blotter.audit;

import dev.blotter.kernel.Foreseen;

/** As many long comparisons are being made as the node makes at a time. */
public final class TooManyComparisons extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  TooManyComparisons() {
    super("as many long comparisons are being made as may be at a time");
  }
}
