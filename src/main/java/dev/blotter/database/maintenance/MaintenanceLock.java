package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The lock that one node holds while it works. It belongs to the connection that the work is done
 * on: where that is lost, or its node, the database lets go of it, and another goes on.
 */
final class MaintenanceLock {

  private static final String KEY = "'maintenance_tasks'::regclass::oid::integer, 0";

  /** A condition on {@code pg_locks AS l}: it is this one, and it is held. */
  static final String HELD =
      """
      l.locktype = 'advisory' AND l.granted AND l.classid = 'maintenance_tasks'::regclass
      AND l.objid = 0 AND l.objsubid = 2
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())""";

  private MaintenanceLock() {}

  /** Takes it, if nobody has it. */
  static Uni<Boolean> take(SqlConnection connection) {
    return connection
        .query("SELECT pg_try_advisory_lock(" + KEY + ") AS taken")
        .mapping((Row row) -> row.getBoolean("taken"))
        .execute()
        .map(rows -> rows.iterator().next());
  }

  static Uni<Void> release(SqlConnection connection) {
    return connection.query("SELECT pg_advisory_unlock(" + KEY + ")").execute().replaceWithVoid();
  }
}
