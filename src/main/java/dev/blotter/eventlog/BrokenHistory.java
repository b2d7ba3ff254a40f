package dev.blotter.eventlog;

import java.io.Serial;

/**
 * The log lacks an event of an aggregate, or has one that cannot be replayed: what came of it is
 * not known then, and nothing is shown in its place.
 */
public abstract sealed class BrokenHistory extends IllegalStateException
    permits MissingEvent, UnreplayableEvent {
  @Serial private static final long serialVersionUID = 1L;

  private final String place;

  BrokenHistory(String place, String message) {
    super(message);
    this.place = place;
  }

  BrokenHistory(String place, String message, RuntimeException fault) {
    super(message, fault);
    this.place = place;
  }

  /** Where it is broken, for whoever asked: nothing of how that was noticed. */
  public String place() {
    return place;
  }
}
