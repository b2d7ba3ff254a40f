package dev.blotter.stream;

import dev.blotter.eventlog.LaneSpan;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How far a reader of the log has come: in each lane the position up to which it has everything.
 * Lanes have no gaps and are in commit order, so that what comes after a place is never missed.
 * Immutable.
 */
public final class Place {

  /** Before everything. */
  public static final Place BEGINNING = new Place(new long[Lane.COUNT]);

  private final long[] positions;

  private Place(long[] positions) {
    this.positions = positions;
  }

  /** The place at these positions of the lanes 0 to 63. */
  public static Place of(long[] positions) {
    if (positions.length != Lane.COUNT) {
      throw new IllegalArgumentException("positions of " + positions.length + " lanes");
    }
    return new Place(positions.clone());
  }

  /** The same of a list. */
  public static Place of(List<Long> positions) {
    return of(positions.stream().mapToLong(Long::longValue).toArray());
  }

  public long at(int lane) {
    return positions[lane];
  }

  /** The same place with another position in one lane. */
  public Place with(int lane, long position) {
    var moved = positions.clone();
    moved[Lane.checked(lane)] = position;
    return new Place(moved);
  }

  /** Whether this is nowhere further than that. */
  public boolean isWithin(Place other) {
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      if (positions[lane] > other.positions[lane]) {
        return false;
      }
    }
    return true;
  }

  /** What lies between this place and a further one in those lanes; no lane without anything. */
  List<LaneSpan> spansTo(Place target, IntPredicate lanes) {
    List<LaneSpan> spans = new ArrayList<>();
    for (int lane = 0; lane < Lane.COUNT; lane++) {
      if (lanes.test(lane) && positions[lane] < target.positions[lane]) {
        spans.add(new LaneSpan(lane, positions[lane], target.positions[lane], Instant.EPOCH));
      }
    }
    return spans;
  }

  long[] positions() {
    return positions.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place place && Arrays.equals(positions, place.positions);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(positions);
  }

  @Override
  public String toString() {
    return Arrays.toString(positions);
  }
}
