package dev.blotter.eventlog;

import java.time.Instant;

/**
 * Events of a lane after one position, up to another.
 *
 * @param lane 0 to 63
 * @param above the position before the first, zero for the beginning
 * @param upTo the last position
 * @param notBefore when the first of them can have occurred at the earliest
 */
public record LaneSpan(int lane, long above, long upTo, Instant notBefore) {

  public LaneSpan {
    if (above < 0 || upTo < above) {
      throw new IllegalArgumentException("no span: " + above + " to " + upTo);
    }
  }
}
