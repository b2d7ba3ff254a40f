package dev.blotter.projection.rebuild;

import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;

/**
 * How far the new rows of a lane are.
 *
 * @param target how far they are to be brought
 * @param readTo a time before which no later event of the lane occurred
 */
record LaneMark(int lane, long position, long target, Instant readTo) {

  static LaneMark of(Row row) {
    return new LaneMark(
        row.getInteger("lane"),
        row.getLong("position"),
        row.getLong("target"),
        Stored.time(row, "read_to"));
  }

  /** How many events those lanes are short of their targets, together. */
  static long missing(List<LaneMark> marks) {
    return marks.stream().mapToLong(mark -> mark.target() - mark.position()).sum();
  }

  boolean isReached() {
    return position >= target;
  }

  LaneMark at(long newPosition, Instant newReadTo) {
    return new LaneMark(lane, newPosition, target, newReadTo);
  }
}
