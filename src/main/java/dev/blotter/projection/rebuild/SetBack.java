package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Users whom the new rows leave behind sooner than the live ones do. All of them are kept as
 * differences, since whoever lets the rebuild go on in spite of them does so for these and no
 * others.
 */
final class SetBack {

  private static final String USERS =
      """
      FROM (SELECT DISTINCT ON (user_id) user_id, lane, lane_position, event_type
            FROM projection_parked
            WHERE projection = $2 AND lane = ANY ($1) ORDER BY user_id, lane_position) AS new
      LEFT JOIN (SELECT user_id, min(lane_position) AS lane_position FROM projection_parked
            WHERE projection = $3 AND lane = ANY ($1) GROUP BY user_id) AS live USING (user_id)
      WHERE (live.user_id IS NULL OR new.lane_position < live.lane_position)
      """;
  private static final String KEEP =
      """
      INSERT INTO projection_rebuild_differences (rebuild_id, row_id, lane, kind, columns)
      SELECT $4, new.user_id, new.lane, 'PARKED', ARRAY[new.event_type]
      """
          + USERS
          + " ON CONFLICT DO NOTHING";
  private static final String UNKNOWN =
      "SELECT count(*) AS users "
          + USERS
          + """
          AND NOT EXISTS (SELECT FROM projection_rebuild_differences AS d
            WHERE d.rebuild_id = $4 AND d.row_id = new.user_id AND d.kind = 'PARKED')""";

  private SetBack() {}

  /** Keeps those of a lane as differences; answers how many there are. */
  static Uni<Long> keep(SqlConnection connection, UUID rebuild, String projection, int lane) {
    return connection
        .preparedQuery(KEEP)
        .execute(of(new Integer[] {lane}, projection, rebuild))
        .map(kept -> (long) kept.rowCount());
  }

  /** How many there are of whom nobody could know when the rows were compared. */
  static Uni<Long> unknown(SqlConnection connection, Rebuild rebuild) {
    var lanes = IntStream.range(0, Lane.COUNT).boxed().toArray(Integer[]::new);
    return connection
        .preparedQuery(UNKNOWN)
        .mapping((Row row) -> row.getLong("users"))
        .execute(of(lanes, rebuild.projection(), rebuild.id()))
        .map(rows -> rows.iterator().next());
  }

  private static Tuple of(Integer[] lanes, String projection, UUID rebuild) {
    return Tuple.of(lanes, Shadow.nameOf(projection), projection, rebuild);
  }
}
