package dev.blotter.eventlog.postgres;

import dev.blotter.kernel.Causes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

/**
 * A session that may not write: its server was a standby, or was made read-only, when it began. It
 * stays so for as long as it lives, whatever becomes of the server, and the pool would keep it. So
 * it is ended, and the pool opens another.
 */
public final class ReadOnlySession {

  /** PostgreSQL, appendix A: read_only_sql_transaction. */
  private static final String STATE = "25006";

  private static final String END = "SELECT pg_terminate_backend(pg_backend_pid())";

  private ReadOnlySession() {}

  /** Whether the failure, or what caused it, is of that kind. */
  public static boolean explains(Throwable failure) {
    return Causes.any(
        failure,
        cause -> cause instanceof PgException refused && STATE.equals(refused.getSqlState()));
  }

  /** Ends it; done also where it has ended by itself. */
  public static Uni<Void> end(SqlConnection session) {
    return session.query(END).execute().replaceWithVoid().onFailure().recoverWithNull();
  }
}
