package dev.blotter.eventlog.postgres;

import dev.blotter.database.LostConnection;
import dev.blotter.eventlog.EventSearch.TooWide;
import dev.blotter.kernel.NamedQuery.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * Runs queries of which nobody knows how much they look through, for a limited time, each planned
 * for its own values: one plan for all would look through the whole log for a type of event that
 * was never there, since most types are everywhere.
 */
final class LimitedReads {

  /** PostgreSQL, appendix A: query_canceled, which is what a statement's time-out makes of it. */
  private static final String CANCELED = "57014";

  private final Pool pool;
  private final String begin;

  LimitedReads(Pool pool, SearchConfig config) {
    this.pool = pool;
    this.begin =
        "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL statement_timeout = "
            + config.timeout().toMillis();
  }

  /** Fails with {@link TooWide} where it takes too long. */
  Uni<RowSet<Row>> run(Statement statement) {
    return LostConnection.retry(() -> pool.withTransaction(on -> limited(on, statement)))
        .onFailure(LimitedReads::tookTooLong)
        .transform(TooWide::new);
  }

  /** Sent together: what is set costs no round trip of its own. */
  private Uni<RowSet<Row>> limited(SqlConnection connection, Statement statement) {
    var query = connection.preparedQuery(statement.sql());
    return Uni.combine()
        .all()
        .unis(connection.query(begin).execute(), query.execute(Tuple.tuple(statement.values())))
        .with((set, found) -> found);
  }

  private static boolean tookTooLong(Throwable failure) {
    return failure instanceof PgException refusal && CANCELED.equals(refusal.getSqlState());
  }
}
