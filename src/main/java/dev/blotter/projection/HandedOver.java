package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Lane;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that this node has just appended, kept until they are applied so that they need not be
 * read. Bounded: a lane that falls too far behind is read from the log again. Thread-safe.
 */
final class HandedOver {

  private final int capacity;
  private final List<List<RecordedEvent>> lanes = new ArrayList<>();

  /**
   * Keeps nothing at first.
   *
   * @param capacity how many events of one lane are kept at most
   */
  HandedOver(int capacity) {
    this.capacity = capacity;
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      lanes.add(new ArrayList<>());
    }
  }

  /** Takes events of one lane; a gap to what is kept means that this is forgotten. */
  synchronized void offer(int lane, List<RecordedEvent> events) {
    var kept = lanes.get(lane);
    if (!kept.isEmpty() && position(kept, kept.size() - 1) + 1 != position(events, 0)) {
      kept.clear();
    }
    kept.addAll(events);
    if (kept.size() > capacity) {
      kept.clear();
    }
  }

  /** All kept events after a position where the first of them is the next one; else none. */
  synchronized List<RecordedEvent> after(int lane, long position) {
    var kept = lanes.get(lane);
    kept.removeIf(event -> event.position().position() <= position);
    return kept.isEmpty() || position(kept, 0) != position + 1 ? List.of() : List.copyOf(kept);
  }

  private static long position(List<RecordedEvent> events, int index) {
    return events.get(index).position().position();
  }
}
