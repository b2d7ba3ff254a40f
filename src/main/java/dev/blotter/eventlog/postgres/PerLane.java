package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.Lane;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Positions of all lanes in one row, whose columns are arrays of the same length, {@code lanes} and
 * {@code positions}: asked again and again, it costs both ends less than a row for each lane.
 */
public final class PerLane {

  private PerLane() {}

  /** By lane; 0 for one that the row does not have. */
  public static long[] positions(Row row) {
    var all = new long[Lane.COUNT];
    var lanes = row.getArrayOfIntegers("lanes");
    var positions = row.getArrayOfLongs("positions");
    for (int at = 0; at < lanes.length; at++) {
      all[lanes[at]] = positions[at];
    }
    return all;
  }
}
