package dev.blotter.eventlog;

import java.io.Serial;

/**
 * An event of the log that this node cannot read or apply: of a type it does not know, or tampered
 * with.
 */
public final class UnreplayableEvent extends BrokenHistory {
  @Serial private static final long serialVersionUID = 1L;

  private final transient EventRow row;

  /**
   * @param row as it is stored
   */
  public UnreplayableEvent(EventRow row, RuntimeException fault) {
    super(
        "%s at %d.%d cannot be replayed".formatted(row.eventType(), row.lane(), row.lanePosition()),
        fault);
    this.row = row;
  }

  public EventRow row() {
    return row;
  }
}
