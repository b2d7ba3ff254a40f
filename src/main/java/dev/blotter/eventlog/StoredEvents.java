package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads events as they are stored, archived ones too, without making anything of them. */
public interface StoredEvents {

  /**
   * All of an aggregate that the log holds, in order, read as they are asked for. Nothing beside
   * the log is believed about where they begin and end.
   */
  Multi<List<StoredEvent>> ofAggregate(AggregateRef aggregate);

  /**
   * Those of an aggregate with a version above the given one, oldest first, at most that many. What
   * they hold is left to whoever needs it, and to the thread that it is needed on.
   */
  Uni<List<EventRow>> rows(AggregateRef aggregate, long afterVersion, int limit);

  /**
   * An event as it is stored.
   *
   * @param json an object with the columns of {@code domain_events} by their names, times in UTC
   *     with their microseconds, the payload with its digits as stored
   */
  record StoredEvent(LanePosition position, long version, String json) {}
}
