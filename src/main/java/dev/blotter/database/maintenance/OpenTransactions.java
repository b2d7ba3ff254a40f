package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/**
 * Transactions that an index made anew would have to wait for: those that see an older state, and
 * those that have a lock on its table. One that has been open for long stays so for long, such as a
 * backup, and all that was built until then would be in vain.
 *
 * @param limit how long one may have been open
 */
record OpenTransactions(Duration limit) {

  private static final String OLDEST =
      """
      SELECT a.pid, extract(epoch FROM clock_timestamp() - a.xact_start)::bigint AS seconds
      FROM pg_stat_activity AS a
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
        AND a.backend_type = 'client backend'
        AND a.xact_start < clock_timestamp() - $1 * interval '1 second'
        AND (a.backend_xmin IS NOT NULL OR EXISTS (SELECT FROM pg_locks AS l
          WHERE l.pid = a.pid AND l.relation = $2::text::regclass))
        AND a.pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
      ORDER BY a.xact_start LIMIT 1""";

  /** Goes on, or fails where one has been open for longer. */
  Uni<Void> mustBeYoung(SqlConnection connection, String table) {
    return connection
        .preparedQuery(OLDEST)
        .mapping((Row row) -> said(row))
        .execute(Tuple.of((double) limit.toSeconds(), table))
        .map(found -> found.stream().findFirst())
        .invoke(OpenTransactions::refuse)
        .replaceWithVoid();
  }

  private static String said(Row row) {
    return "a transaction (pid %d) has been open for %d s: no index is made anew beside it"
        .formatted(row.getInteger("pid"), row.getLong("seconds"));
  }

  private static void refuse(Optional<String> found) {
    found.ifPresent(
        said -> {
          throw new IllegalStateException(said);
        });
  }
}
