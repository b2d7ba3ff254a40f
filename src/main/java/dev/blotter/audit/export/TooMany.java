package dev.blotter.audit.export;

import dev.blotter.kernel.Foreseen;

/** As many exports are being made as the node makes at a time. */
public final class TooMany extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  TooMany() {
    super("as many exports are being made as may be at a time");
  }
}
