package dev.blotter.ledger.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads by one statement what may be all of a lane. That takes as long as it takes, and goes by the
 * index of lanes however the planner thinks of the log, of which each lane is a small part.
 */
final class WholeLog {

  private static final String SETTINGS =
      "SET LOCAL statement_timeout = 0; SET LOCAL enable_seqscan = off";

  private WholeLog() {}

  static Uni<RowSet<Row>> read(Pool pool, String sql, Tuple values) {
    return pool.withTransaction(
        connection ->
            connection
                .query(SETTINGS)
                .execute()
                .chain(() -> connection.preparedQuery(sql).execute(values)));
  }
}
