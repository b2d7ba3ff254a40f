package dev.blotter.projection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Empties one read model, so that it is made anew from the beginning of the log. */
final class Rebuild {

  private static final String OUTDATED =
      "SELECT 1 FROM projection_checkpoints WHERE projection = $1 AND version < $2 LIMIT 1";
  private static final String HOLD =
      "SELECT 1 FROM projection_checkpoints WHERE projection = $1 ORDER BY lane FOR UPDATE";
  private static final String RESTART =
      """
      UPDATE projection_checkpoints SET position = 0, version = $2, restarts = restarts + 1,
        moved_at = now()
      WHERE projection = $1""";
  private static final String FORGET = "DELETE FROM projection_parked WHERE projection = $1";

  private final Pool pool;
  private final Projection<?> projection;

  Rebuild(Pool pool, Projection<?> projection) {
    this.pool = pool;
    this.projection = projection;
  }

  /** Makes the checkpoints, and starts anew where an older version made the rows. */
  Uni<Void> ifOutdated() {
    return Checkpoints.prepare(pool, projection)
        .chain(() -> pool.preparedQuery(OUTDATED).execute(named(projection.version())))
        .chain(found -> found.rowCount() == 0 ? Uni.createFrom().voidItem() : fromTheBeginning());
  }

  /** Waits for passes under way, then takes rows, checkpoints and parked events back to nothing. */
  Uni<Void> fromTheBeginning() {
    return Checkpoints.prepare(pool, projection).chain(() -> pool.withTransaction(this::empty));
  }

  private Uni<Void> empty(SqlConnection connection) {
    return connection
        .preparedQuery(HOLD)
        .execute(Tuple.of(projection.name()))
        .chain(() -> connection.query("TRUNCATE " + projection.table().name()).execute())
        .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(projection.name())))
        .chain(() -> connection.preparedQuery(RESTART).execute(named(projection.version())))
        .replaceWithVoid();
  }

  private Tuple named(int version) {
    return Tuple.of(projection.name(), version);
  }
}
