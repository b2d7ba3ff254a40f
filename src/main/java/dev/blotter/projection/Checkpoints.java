package dev.blotter.projection;

import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How far each projection has come in each lane, as the database has it. */
final class Checkpoints {

  private static final String PREPARE =
      """
      INSERT INTO projection_checkpoints (projection, lane, version, position)
      SELECT $1, lane, $2, 0 FROM generate_series(0, $3) AS lane
      ON CONFLICT DO NOTHING""";
  private static final String CLAIM =
      """
      SELECT projection, position FROM projection_checkpoints
      WHERE lane = $1 AND projection = ANY ($2)
      ORDER BY projection FOR UPDATE SKIP LOCKED""";
  private static final String ADVANCE =
      """
      UPDATE projection_checkpoints AS c SET position = $4, moved_at = now()
      FROM unnest($2::text[], $3::bigint[]) AS old (projection, position)
      WHERE c.lane = $1 AND c.projection = old.projection AND c.position = old.position""";
  private static final String ALL =
      "SELECT projection, lane, position, restarts FROM projection_checkpoints";

  private Checkpoints() {}

  /** Makes the rows of a projection that are not there yet, at the beginning of every lane. */
  static Uni<Void> prepare(SqlClient client, Projection<?> projection) {
    var parameters = Tuple.of(projection.name(), projection.version(), Lane.COUNT - 1);
    return client.preparedQuery(PREPARE).execute(parameters).replaceWithVoid();
  }

  /** Holds a lane for the projections that nobody else holds it for, until the transaction ends. */
  static Uni<Map<String, Long>> claim(SqlClient client, int lane, Collection<String> projections) {
    var parameters = Tuple.of(lane, projections.toArray(String[]::new));
    return client.preparedQuery(CLAIM).execute(parameters).map(Checkpoints::byProjection);
  }

  /**
   * Moves checkpoints on; fails with {@link StaleCheckpoint} where one is not where it was claimed.
   */
  static Uni<Void> advance(SqlClient client, int lane, Map<String, Long> from, long to) {
    var names = from.keySet().toArray(String[]::new);
    var positions = from.values().toArray(Long[]::new);
    return client
        .preparedQuery(ADVANCE)
        .execute(Tuple.of(lane, names, positions, to))
        .invoke(
            moved -> {
              if (moved.rowCount() != names.length) {
                throw new StaleCheckpoint(lane);
              }
            })
        .replaceWithVoid();
  }

  static Uni<State> all(SqlClient client) {
    return client.query(ALL).execute().map(Checkpoints::state);
  }

  private static Map<String, Long> byProjection(RowSet<Row> rows) {
    Map<String, Long> positions = new HashMap<>();
    rows.forEach(row -> positions.put(row.getString("projection"), row.getLong("position")));
    return positions;
  }

  private static State state(RowSet<Row> rows) {
    Map<String, long[]> positions = new HashMap<>();
    long restarts = 0;
    for (var row : rows) {
      var lanes = positions.computeIfAbsent(row.getString("projection"), n -> new long[Lane.COUNT]);
      lanes[row.getInteger("lane")] = row.getLong("position");
      restarts += row.getInteger("restarts");
    }
    return new State(positions, restarts);
  }

  /**
   * How far everything is.
   *
   * @param positions by projection, one of every lane
   * @param restarts how often projections were begun anew, all lanes of all of them together
   */
  record State(Map<String, long[]> positions, long restarts) {}
}
