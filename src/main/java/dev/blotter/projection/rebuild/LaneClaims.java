package dev.blotter.projection.rebuild;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds lanes of a rebuild for the transaction that works on them; a lane that somebody holds is
 * passed over. The new rows never go further than the live ones, so that both can be compared.
 */
final class LaneClaims {

  private static final String OF =
      """
      FROM projection_rebuild_lanes AS l
      JOIN projection_rebuilds AS r ON r.id = l.rebuild_id
      JOIN projection_checkpoints AS c ON c.projection = r.projection AND c.lane = l.lane
      WHERE r.id = $1 AND r.state = $2 AND NOT r.paused
      """;
  private static final String TO_FILL =
      "SELECT l.lane, l.position, l.target, l.read_to "
          + OF
          + "AND l.position < l.target ORDER BY l.lane LIMIT 1 FOR UPDATE OF l SKIP LOCKED";
  private static final String BEHIND =
      "SELECT l.lane, l.position, c.position AS target, l.read_to "
          + OF
          + """
          AND c.position - l.position > $3 ORDER BY c.position - l.position DESC, l.lane LIMIT 1
          FOR UPDATE OF l SKIP LOCKED""";
  private static final String ALL_BEHIND =
      "SELECT l.lane, l.position, c.position AS target, l.read_to "
          + OF
          + "AND l.position < c.position ORDER BY l.lane FOR UPDATE OF l";
  private static final String TO_COMPARE =
      "SELECT l.lane, l.position, c.position AS target, l.read_to "
          + OF
          + "AND NOT l.compared ORDER BY l.lane LIMIT 1 FOR UPDATE OF l SKIP LOCKED";
  private static final String MOVE =
      """
      UPDATE projection_rebuild_lanes SET position = $3, read_to = $4
      WHERE rebuild_id = $1 AND lane = $2""";

  private LaneClaims() {}

  /** A lane that is not where the live rows were at the beginning. */
  static Uni<Optional<LaneMark>> toFill(SqlConnection connection, UUID rebuild) {
    return first(marks(connection, TO_FILL, of(rebuild, RebuildState.FILLING)));
  }

  /** The lane that is most behind the live rows, if that is by more than so many events. */
  static Uni<Optional<LaneMark>> behind(
      SqlConnection connection, UUID rebuild, RebuildState state, int by) {
    return first(marks(connection, BEHIND, of(rebuild, state).addInteger(by)));
  }

  /** All lanes that are behind at all, whoever holds them. */
  static Uni<List<LaneMark>> allBehind(SqlConnection connection, UUID rebuild, RebuildState state) {
    return marks(connection, ALL_BEHIND, of(rebuild, state));
  }

  /** A lane that is not compared yet. */
  static Uni<Optional<LaneMark>> toCompare(SqlConnection connection, UUID rebuild) {
    return first(marks(connection, TO_COMPARE, of(rebuild, RebuildState.COMPARING)));
  }

  /** Writes down how far a lane is. */
  static Uni<Void> move(SqlConnection connection, UUID rebuild, LaneMark mark) {
    return connection
        .preparedQuery(MOVE)
        .execute(
            Tuple.of(rebuild, mark.lane(), mark.position(), mark.readTo().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Tuple of(UUID rebuild, RebuildState state) {
    return Tuple.of(rebuild, state.name());
  }

  private static Uni<Optional<LaneMark>> first(Uni<List<LaneMark>> marks) {
    return marks.map(all -> all.stream().findFirst());
  }

  private static Uni<List<LaneMark>> marks(SqlConnection connection, String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).map(LaneClaims::marks);
  }

  private static List<LaneMark> marks(RowSet<Row> rows) {
    return rows.stream().map(LaneMark::of).toList();
  }
}
