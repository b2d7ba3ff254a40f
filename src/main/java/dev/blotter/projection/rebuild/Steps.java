package dev.blotter.projection.rebuild;

import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Moves a rebuild from one state to the next, once and only where the one before is over. */
final class Steps {

  private static final String PREPARED =
      """
      INSERT INTO projection_rebuild_lanes (rebuild_id, lane, target)
      SELECT r.id, c.lane, c.position FROM projection_rebuilds AS r
      JOIN projection_checkpoints AS c ON c.projection = r.projection
      WHERE r.id = $1""";
  private static final String FILLING =
      """
      UPDATE projection_rebuilds
      SET state = 'FILLING', filling_at = clock_timestamp(), failures = 0
      WHERE id = $1 AND state = 'PREPARING'""";
  private static final String FILLED =
      """
      UPDATE projection_rebuilds
      SET state = 'INDEXING', filled_at = clock_timestamp(), failures = 0
      WHERE id = $1 AND state = 'FILLING' AND NOT EXISTS (
        SELECT FROM projection_rebuild_lanes WHERE rebuild_id = $1 AND position < target)""";
  private static final String MOVE =
      "UPDATE projection_rebuilds SET state = $3, failures = 0 WHERE id = $1 AND state = $2";
  private static final String COMPARED =
      """
      UPDATE projection_rebuilds AS r SET differences = l.differences, failures = 0,
        state = CASE WHEN r.on_difference = 'BLOCK' AND l.differences > 0
          OR EXISTS (SELECT FROM projection_rebuild_differences AS d
            WHERE d.rebuild_id = $1 AND d.kind = 'PARKED') THEN 'BLOCKED'
          ELSE 'SWAPPING' END
      FROM (SELECT sum(differences)::bigint AS differences, bool_and(compared) AS compared
            FROM projection_rebuild_lanes WHERE rebuild_id = $1) AS l
      WHERE r.id = $1 AND r.state = 'COMPARING' AND l.compared""";
  private static final String COMPARE_AGAIN =
      """
      WITH forgotten AS (DELETE FROM projection_rebuild_differences WHERE rebuild_id = $1),
      lanes AS (UPDATE projection_rebuild_lanes SET compared = false, differences = 0
        WHERE rebuild_id = $1)
      UPDATE projection_rebuilds SET state = 'COMPARING', differences = NULL, failures = 0
      WHERE id = $1""";
  private static final String SWAPPED =
      """
      UPDATE projection_rebuilds
      SET state = 'CLEARING', outcome = 'SWAPPED', swapped_at = clock_timestamp(), failures = 0,
        error = NULL
      WHERE id = $1""";
  private static final String ENDED =
      """
      UPDATE projection_rebuilds SET state = outcome, ended_at = clock_timestamp(), paused = false,
        not_cleared = NULL, clear_after = NULL
      WHERE id = $1 AND state = 'CLEARING'""";
  private static final String FAILED =
      """
      UPDATE projection_rebuilds SET failures = failures + 1, error = $2,
        state = CASE WHEN failures + 1 >= $3 THEN 'CLEARING' ELSE state END,
        outcome = CASE WHEN failures + 1 >= $3 THEN 'FAILED' ELSE outcome END
      WHERE id = $1 AND state NOT IN ('CLEARING', 'SWAPPED', 'CANCELLED', 'FAILED')""";

  private static final String NOT_CLEARED =
      """
      UPDATE projection_rebuilds
      SET not_cleared = $2, clear_after = clock_timestamp() + interval '1 minute'
      WHERE id = $1 AND state = 'CLEARING'""";

  private Steps() {}

  static Uni<Void> prepared(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(PREPARED)
        .execute(Tuple.of(id))
        .invoke(lanes -> mustBeAll(lanes.rowCount()))
        .chain(() -> change(connection, FILLING, Tuple.of(id)))
        .replaceWithVoid();
  }

  private static void mustBeAll(int lanes) {
    if (lanes != Lane.COUNT) {
      throw new IllegalStateException("the projection itself has not begun yet");
    }
  }

  /** Done filling, if all lanes are. */
  static Uni<Boolean> filled(SqlClient client, UUID id) {
    return change(client, FILLED, Tuple.of(id));
  }

  static Uni<Boolean> move(SqlClient client, UUID id, RebuildState from, RebuildState to) {
    return change(client, MOVE, Tuple.of(id, from.name(), to.name()));
  }

  /** Done comparing, if all lanes are; blocked where it is to be. */
  static Uni<Boolean> compared(SqlClient client, UUID id) {
    return change(client, COMPARED, Tuple.of(id));
  }

  /** Back to comparing all lanes: what was found there is not true any more. */
  static Uni<Boolean> compareAgain(SqlClient client, UUID id) {
    return change(client, COMPARE_AGAIN, Tuple.of(id));
  }

  static Uni<Boolean> swapped(SqlClient client, UUID id) {
    return change(client, SWAPPED, Tuple.of(id));
  }

  static Uni<Boolean> ended(SqlClient client, UUID id) {
    return change(client, ENDED, Tuple.of(id));
  }

  /**
   * Writes down that something went wrong; too often without any progress, and it is given up.
   *
   * @param most how many times may go wrong
   */
  static Uni<Boolean> failed(SqlClient client, UUID id, String why, int most) {
    return change(client, FAILED, Tuple.of(id, why, most));
  }

  /**
   * Writes down that what it leaves cannot be cleared away, and has that tried again in a minute.
   * It is never given up: the new rows are in place, or the live ones are as they were.
   */
  static Uni<Boolean> notCleared(SqlClient client, UUID id, String why) {
    return change(client, NOT_CLEARED, Tuple.of(id, why));
  }

  private static Uni<Boolean> change(SqlClient client, String sql, Tuple values) {
    return client.preparedQuery(sql).execute(values).map(changed -> changed.rowCount() > 0);
  }
}
