package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;

/**
 * Whether the task that runs on a connection was cancelled. PostgreSQL interrupts a statement; what
 * does not run one at that moment, since it writes a file or waits, looks here before the next.
 */
public final class Cancellation {

  // PostgreSQL, appendix A: a statement that was cancelled.
  private static final String INTERRUPTED = "57014";

  private static final String ASKED =
      """
      SELECT EXISTS (SELECT FROM maintenance_tasks
        WHERE state = 'RUNNING' AND pid = pg_backend_pid() AND cancel_asked) AS asked""";

  private Cancellation() {}

  /** Goes on, or fails where somebody has cancelled the task. */
  public static Uni<Void> check(SqlConnection connection) {
    return connection
        .preparedQuery(ASKED)
        .mapping((Row row) -> row.getBoolean("asked"))
        .execute()
        .map(rows -> rows.iterator().next())
        .invoke(Cancellation::refuse)
        .replaceWithVoid();
  }

  /** Whether that is a statement which PostgreSQL has interrupted for a cancel. */
  public static boolean isInterruption(Throwable failure) {
    return failure instanceof PgException refusal && INTERRUPTED.equals(refusal.getSqlState());
  }

  private static void refuse(boolean asked) {
    if (asked) {
      throw new TaskCancelled();
    }
  }

  /** Somebody has cancelled the task. */
  static final class TaskCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TaskCancelled() {
      super("it was cancelled", null, false, false);
    }
  }
}
