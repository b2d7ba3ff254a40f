package dev.blotter.eventlog;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * Reads on from places in the log, archived events too, as rows of which nothing is made. No
 * connection is held between two reads.
 */
public interface LaneReader {

  /**
   * The first events of each span, in one round trip: without a gap within a lane, and over all by
   * when they occurred.
   *
   * @param perLane how many of each span at most
   */
  Uni<List<EventRow>> read(List<LaneSpan> spans, int perLane);

  /** The first events of one user in a span of that user's lane, in order, at most that many. */
  Uni<List<EventRow>> readOf(UUID userId, LaneSpan span, int limit);
}
