package dev.blotter.projection.rebuild;

import dev.blotter.projection.RowTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/**
 * Compares the new rows of a lane with the live ones, byte by byte, both as of the same position:
 * in one snapshot of the database, so that neither is held up.
 */
final class Comparison {

  static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

  private static final String COMPARED =
      """
      UPDATE projection_rebuild_lanes SET compared = true, differences = $3
      WHERE rebuild_id = $1 AND lane = $2""";

  private final String projection;
  private final String count;
  private final String keep;
  private final int kept;

  /**
   * @param kept how many differences of a lane are kept
   */
  Comparison(RowTable<?> live, RowTable<?> shadow, int kept) {
    this.projection = live.name();
    var unequal = unequal(live.name(), shadow.name());
    this.count = "SELECT count(*) AS unequal " + unequal;
    this.keep = keep(unequal);
    this.kept = kept;
  }

  private static String unequal(String live, String shadow) {
    return """
        FROM (SELECT * FROM %s WHERE lane = $1) AS live
        FULL JOIN (SELECT * FROM %s WHERE lane = $1) AS new ON new.id = live.id
        WHERE live.id IS NULL OR new.id IS NULL OR live *<> new"""
        .formatted(live, shadow);
  }

  private static String keep(String unequal) {
    return """
        INSERT INTO projection_rebuild_differences (rebuild_id, row_id, lane, kind, columns)
        SELECT $2, coalesce(live.id, new.id), $1,
          CASE WHEN live.id IS NULL THEN 'MISSING' WHEN new.id IS NULL THEN 'SURPLUS'
            ELSE 'CHANGED' END,
          ARRAY(SELECT name FROM jsonb_object_keys(to_jsonb(live)) AS name
            WHERE live.id IS NOT NULL AND new.id IS NOT NULL
              AND to_jsonb(live) ->> name IS DISTINCT FROM to_jsonb(new) ->> name ORDER BY name)
        %s LIMIT $3
        ON CONFLICT DO NOTHING"""
        .formatted(unequal);
  }

  /** Compares a lane, keeps the differences and writes down that it is done. */
  Uni<Void> of(SqlConnection connection, UUID rebuild, int lane) {
    return connection
        .preparedQuery(count)
        .mapping((Row row) -> row.getLong("unequal"))
        .execute(Tuple.of(lane))
        .map(rows -> rows.iterator().next())
        .call(found -> found == 0 ? nothing() : keep(connection, rebuild, lane))
        .flatMap(
            found ->
                SetBack.keep(connection, rebuild, projection, lane)
                    .flatMap(users -> compared(connection, rebuild, lane, found + users)));
  }

  private Uni<Void> keep(SqlConnection connection, UUID rebuild, int lane) {
    return connection.preparedQuery(keep).execute(Tuple.of(lane, rebuild, kept)).replaceWithVoid();
  }

  private static Uni<Void> compared(
      SqlConnection connection, UUID rebuild, int lane, long differences) {
    return connection
        .preparedQuery(COMPARED)
        .execute(Tuple.of(rebuild, lane, differences))
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
