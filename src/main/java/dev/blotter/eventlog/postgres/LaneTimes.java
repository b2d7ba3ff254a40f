package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers when an event of each lane occurred. Since time never falls within a lane, no event
 * after it can lie in an earlier partition: a reader that has come so far need not look there.
 */
final class LaneTimes {

  private record Mark(long position, Instant occurredAt) {}

  private static final Mark START = new Mark(0, Instant.EPOCH);

  private final AtomicReferenceArray<Mark> marks = new AtomicReferenceArray<>(Lane.COUNT);

  LaneTimes() {
    for (var lane = 0; lane < Lane.COUNT; lane++) {
      marks.set(lane, START);
    }
  }

  /** A time before which no event of the lane after that position occurred. */
  Instant notBefore(int lane, long position) {
    var mark = marks.get(lane);
    return position >= mark.position() ? mark.occurredAt() : START.occurredAt();
  }

  /** Remembers the last of some events of one lane, in order. */
  void remember(int lane, List<RecordedEvent> events) {
    if (!events.isEmpty()) {
      var last = events.getLast();
      marks.set(lane, new Mark(last.position().position(), last.occurredAt()));
    }
  }
}
