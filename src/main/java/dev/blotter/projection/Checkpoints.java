package dev.blotter.projection;

import dev.blotter.eventlog.postgres.PerLane;
import dev.blotter.kernel.ColumnArrays;
import dev.blotter.kernel.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far each projection has come in each lane, as the database has it. */
final class Checkpoints {

  private static final String PREPARE =
      """
      INSERT INTO projection_checkpoints (projection, lane, version, position)
      SELECT $1, lane, $2, 0 FROM generate_series(0, $3) AS lane
      ON CONFLICT DO NOTHING""";
  private static final String CLAIM =
      """
      SELECT lane, projection, position FROM projection_checkpoints
      WHERE lane = ANY ($1) AND projection = ANY ($2::text[])
        AND version <= ($3::integer[])[array_position($2::text[], projection)]
      FOR UPDATE SKIP LOCKED""";
  private static final String HOLD =
      """
      SELECT position FROM projection_checkpoints
      WHERE lane = $1 AND projection = $2 AND version <= $3 FOR UPDATE""";
  private static final String CHANGED =
      """
      UPDATE projection_checkpoints SET restarts = restarts + 1
      WHERE lane = $1 AND projection = $2""";
  private static final String ADVANCE =
      """
      UPDATE projection_checkpoints AS c SET position = m.upto, moved_at = now()
      FROM (SELECT unnest($1::text[]) AS projection, unnest($2::integer[]) AS lane,
          unnest($3::bigint[]) AS above, unnest($4::bigint[]) AS upto) AS m
      WHERE c.lane = m.lane AND c.projection = m.projection AND c.position = m.above""";
  private static final String ALL =
      """
      SELECT projection, array_agg(lane::integer) AS lanes, array_agg(position) AS positions,
        sum(restarts)::bigint AS restarts,
        bool_or(version > ($2::integer[])[array_position($1::text[], projection)]) AS later
      FROM projection_checkpoints WHERE projection = ANY ($1::text[]) GROUP BY projection""";

  private Checkpoints() {}

  /** Makes the rows of a projection that are not there yet, at the beginning of every lane. */
  static Uni<Void> prepare(SqlClient client, Projection<?> projection) {
    var parameters = Tuple.of(projection.name(), projection.version(), Lane.COUNT - 1);
    return client.preparedQuery(PREPARE).execute(parameters).replaceWithVoid();
  }

  /**
   * Holds lanes for the projections that nobody else holds them for, until the transaction ends.
   * Rows of a later version are left to the nodes that know it.
   *
   * @return of each lane that is held for any: where each of these stands
   */
  static Uni<Map<Integer, Map<String, Long>>> claim(
      SqlClient client, List<Integer> lanes, Collection<Projection<?>> projections) {
    return client
        .preparedQuery(CLAIM)
        .execute(Tuple.of(lanes.toArray(Integer[]::new), names(projections), versions(projections)))
        .map(Checkpoints::byLane);
  }

  /**
   * The same for one projection, once whoever holds it has let go; false where its rows are of a
   * later version.
   */
  static Uni<Boolean> hold(SqlClient client, int lane, Projection<?> projection) {
    return client
        .preparedQuery(HOLD)
        .execute(Tuple.of(lane, projection.name(), projection.version()))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Lets all nodes forget what they keep of the lane: rows have changed out of turn. */
  static Uni<Void> changedOutOfTurn(SqlClient client, int lane, String projection) {
    return client.preparedQuery(CHANGED).execute(Tuple.of(lane, projection)).replaceWithVoid();
  }

  /**
   * Moves checkpoints on; fails with {@link StaleCheckpoint} where one is not where it was claimed.
   */
  static Uni<Void> advance(SqlClient client, List<Move> moves) {
    var values =
        ColumnArrays.of(moves)
            .texts(Move::projection)
            .integers(Move::lane)
            .longs(Move::from)
            .longs(Move::to)
            .all();
    return client
        .preparedQuery(ADVANCE)
        .execute(Tuple.wrap(values))
        .invoke(
            moved -> {
              if (moved.rowCount() != moves.size()) {
                throw new StaleCheckpoint(moves);
              }
            })
        .replaceWithVoid();
  }

  /** How far these projections are; one that is not prepared yet has no entry. */
  static Uni<State> all(SqlClient client, Collection<Projection<?>> projections) {
    return client
        .preparedQuery(ALL)
        .execute(Tuple.of(names(projections), versions(projections)))
        .map(Checkpoints::state);
  }

  private static String[] names(Collection<Projection<?>> projections) {
    return projections.stream().map(Projection::name).toArray(String[]::new);
  }

  private static Integer[] versions(Collection<Projection<?>> projections) {
    return projections.stream().map(Projection::version).toArray(Integer[]::new);
  }

  private static Map<Integer, Map<String, Long>> byLane(RowSet<Row> rows) {
    Map<Integer, Map<String, Long>> positions = new HashMap<>();
    rows.forEach(
        row ->
            positions
                .computeIfAbsent(row.getInteger("lane"), lane -> new HashMap<>())
                .put(row.getString("projection"), row.getLong("position")));
    return positions;
  }

  private static State state(RowSet<Row> rows) {
    Map<String, long[]> positions = new HashMap<>();
    Set<String> later = new HashSet<>();
    long restarts = 0;
    for (var row : rows) {
      var projection = row.getString("projection");
      positions.put(projection, PerLane.positions(row));
      if (row.getBoolean("later")) {
        later.add(projection);
      }
      restarts += row.getLong("restarts");
    }
    return new State(positions, later, restarts);
  }

  /** A checkpoint that goes from one position to another. */
  record Move(String projection, int lane, long from, long to) {}

  /**
   * How far everything is.
   *
   * @param positions by projection, one of every lane
   * @param later those whose rows are of a later version than this node's
   * @param restarts how often projections were begun anew, all lanes of all of them together
   */
  record State(Map<String, long[]> positions, Set<String> later, long restarts) {}
}
