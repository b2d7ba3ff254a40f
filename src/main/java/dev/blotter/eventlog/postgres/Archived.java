package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.AggregateRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Notices that events are missing because they are archived: only the oldest ones ever are, and
 * versions and positions are without a gap, so what is there begins later than it should. That is
 * seen from the answer itself; nobody has to know what is archived, and reading what is not costs
 * nothing more.
 */
final class Archived {

  private Archived() {}

  /** Whether an aggregate's events after that version may begin in the archive. */
  static boolean beginStream(List<RecordedEvent> found, long afterVersion) {
    return begin(found, RecordedEvent::version, afterVersion);
  }

  /** The same of events as they are stored. */
  static boolean beginRows(List<EventRow> found, long afterVersion) {
    return begin(found, EventRow::aggregateVersion, afterVersion);
  }

  /** Whether a lane's events after that position may begin in the archive. */
  static boolean beginLane(List<RecordedEvent> found, long afterPosition) {
    return begin(found, event -> event.position().position(), afterPosition);
  }

  private static <E> boolean begin(List<E> found, ToLongFunction<E> number, long after) {
    return found.isEmpty() || number.applyAsLong(found.getFirst()) != after + 1;
  }

  /**
   * Those of the aggregates of which not all was found.
   *
   * @param found what was found of each that has anything new
   * @param afterVersions the version after which each was asked for
   */
  static Map<AggregateRef, Long> among(
      Map<AggregateRef, List<RecordedEvent>> found, Map<AggregateRef, Long> afterVersions) {
    Map<AggregateRef, Long> archived = new LinkedHashMap<>();
    found.forEach(
        (aggregate, events) -> {
          long after = afterVersions.getOrDefault(aggregate, 0L);
          if (beginStream(events, after)) {
            archived.put(aggregate, after);
          }
        });
    return archived;
  }
}
