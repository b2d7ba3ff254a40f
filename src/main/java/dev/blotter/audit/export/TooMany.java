package dev.blotter.audit.export;

/** As many exports are being made as the node makes at a time. */
public final class TooMany extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMany() {
    super("as many exports are being made as may be at a time");
  }
}
