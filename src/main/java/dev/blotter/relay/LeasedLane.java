package dev.blotter.relay;

import dev.blotter.eventlog.LaneSpan;
import java.time.Instant;

/**
 * A lane that this node may relay for a while.
 *
 * @param above the position up to which it was relayed
 * @param head the position of its last event
 * @param notBefore when the next event can have occurred at the earliest
 */
public record LeasedLane(int lane, long above, long head, Instant notBefore) {

  /** The next events of it, at most that many. */
  LaneSpan next(int limit) {
    return new LaneSpan(lane, above, Math.min(head, above + limit), notBefore);
  }
}
