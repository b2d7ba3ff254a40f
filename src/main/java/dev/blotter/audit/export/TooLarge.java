package dev.blotter.audit.export;

import dev.blotter.kernel.Foreseen;

/** A search finds more than an export may hold. */
public final class TooLarge extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  private final long limit;

  TooLarge(long limit) {
    super("more than " + limit + " events");
    this.limit = limit;
  }

  /** How many events it may be. */
  public long limit() {
    return limit;
  }
}
