package dev.blotter.audit.account;

import dev.blotter.kernel.Foreseen;

/** More has happened to a user by then than is replayed for one answer. */
public final class HistoryTooLong extends RuntimeException implements Foreseen {
  private static final long serialVersionUID = 1L;

  private final long limit;

  HistoryTooLong(long limit) {
    super("more than " + limit + " events");
    this.limit = limit;
  }

  /** How many events it may be. */
  public long limit() {
    return limit;
  }
}
