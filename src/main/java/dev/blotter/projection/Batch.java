package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.util.List;
import java.util.Optional;

/**
 * Events of one lane that follow on each other and end where an append ends, so that what one
 * command changed becomes visible at once.
 */
record Batch(List<RecordedEvent> events) {

  Batch {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("no events");
    }
  }

  /**
   * The whole appends among events that were read up to a limit.
   *
   * @param complete true where nothing is left in the log after them
   * @return empty where they do not hold one whole append
   */
  static Optional<Batch> of(List<RecordedEvent> read, boolean complete) {
    int end = complete ? read.size() : endOfWholeAppends(read);
    return end == 0 ? Optional.empty() : Optional.of(new Batch(read.subList(0, end)));
  }

  private static int endOfWholeAppends(List<RecordedEvent> read) {
    int end = read.size() - 1;
    while (end > 0 && Appends.same(read.get(end - 1), read.get(end))) {
      end--;
    }
    return Math.max(end, 0);
  }

  int lane() {
    return events.getFirst().position().lane();
  }

  /** The position before the first event. */
  long after() {
    return events.getFirst().position().position() - 1;
  }

  long last() {
    return events.getLast().position().position();
  }

  /** True where it cannot be cut any smaller. */
  boolean isOneAppend() {
    return Appends.same(events.getFirst(), events.getLast());
  }

  /** What the first command of it appended. */
  Batch firstAppend() {
    return new Batch(events.subList(0, Appends.endOfFirst(events)));
  }

  List<RecordedEvent> above(long position) {
    return events.subList((int) (Math.max(position, after()) - after()), events.size());
  }
}
