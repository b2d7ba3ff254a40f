package dev.blotter.audit.export;

import dev.blotter.eventlog.EventRow;
import java.time.Instant;

/** What an export holds of one lane: how many events, and the first and last of them in the log. */
record Extent(
    int lane,
    long events,
    long firstPosition,
    long lastPosition,
    Instant firstOccurredAt,
    Instant lastOccurredAt) {

  static Extent of(EventRow event) {
    return new Extent(
        event.lane(),
        1,
        event.lanePosition(),
        event.lanePosition(),
        event.occurredAt(),
        event.occurredAt());
  }

  /** Both together, of the same lane, in which later events have higher positions. */
  Extent with(Extent other) {
    var first = firstPosition <= other.firstPosition ? this : other;
    var last = lastPosition >= other.lastPosition ? this : other;
    return new Extent(
        lane,
        events + other.events,
        first.firstPosition,
        last.lastPosition,
        first.firstOccurredAt,
        last.lastOccurredAt);
  }
}
