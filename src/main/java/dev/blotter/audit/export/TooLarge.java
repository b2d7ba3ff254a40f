package dev.blotter.audit.export;

/** A search finds more than an export may hold. */
public final class TooLarge extends RuntimeException {
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
