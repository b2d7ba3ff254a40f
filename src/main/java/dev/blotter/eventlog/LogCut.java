package dev.blotter.eventlog;

import dev.blotter.kernel.TimeSpan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * All that the log held at one moment: of each lane the positions up to one, without a gap.
 *
 * @param newest when the last of it was recorded; nothing in the cut is later
 * @param positions of the lanes 0 to 63; 0 where a lane was empty
 */
public record LogCut(Instant newest, List<Long> positions) {

  public LogCut {
    positions = List.copyOf(positions);
  }

  /** Whether that event was there. */
  public boolean holds(EventRow event) {
    return event.lanePosition() <= positions.get(event.lane());
  }

  /** The same criteria, ending with the cut. */
  public EventCriteria within(EventCriteria criteria) {
    // Times are stored in microseconds, and the end of a span is exclusive.
    var end = newest.plus(1, ChronoUnit.MICROS);
    return criteria.and(new Criterion.Recorded(new TimeSpan(null, end)));
  }
}
