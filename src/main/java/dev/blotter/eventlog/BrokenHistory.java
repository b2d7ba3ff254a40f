package dev.blotter.eventlog;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The log lacks an event of an aggregate, or has one that cannot be replayed: what came of it is
 * not known then, and nothing is shown in its place.
 */
public abstract sealed class BrokenHistory extends IllegalStateException
    permits MissingEvent, UnreplayableEvent {
  @Serial private static final long serialVersionUID = 1L;

  private final String place;

  /**
   * @param fault how it was noticed, where that says more
   */
  BrokenHistory(String place, @Nullable RuntimeException fault) {
    super(fault == null ? place : place + ": " + fault, fault);
    this.place = place;
  }

  /** Where it is broken, for whoever asked: nothing of how that was noticed. */
  public String place() {
    return place;
  }
}
