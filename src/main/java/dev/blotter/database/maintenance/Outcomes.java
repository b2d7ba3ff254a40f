package dev.blotter.database.maintenance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what is begun and what became of it. */
final class Outcomes {

  static final int MOST_ATTEMPTS = 3;

  // PostgreSQL, appendix A: a lock that was not to be had, a deadlock, an object in use.
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "55006");

  /** Who holds the lock knows that nobody else runs anything: what seems to run was lost. */
  private static final String TAKE_UP_WHAT_WAS_LOST =
      """
      UPDATE maintenance_tasks SET pid = NULL,
        error = 'its node or its connection was lost while it ran',
        state = CASE WHEN cancel_asked THEN 'CANCELLED' WHEN attempts < $1 THEN 'QUEUED'
          ELSE 'FAILED' END,
        ended_at = CASE WHEN cancel_asked OR attempts >= $1 THEN clock_timestamp() END
      WHERE state = 'RUNNING'""";

  /** Months leave the log one after the other, the oldest first, and come back the other way. */
  private static final String BEGIN =
      """
      UPDATE maintenance_tasks SET state = 'RUNNING', pid = pg_backend_pid(),
        started_at = clock_timestamp(), attempts = attempts + 1
      WHERE id = (SELECT id FROM maintenance_tasks AS next WHERE state = 'QUEUED'
          AND NOT EXISTS (SELECT FROM maintenance_tasks AS before WHERE before.state = 'QUEUED'
            AND before.task = next.task AND (
              before.task = 'ARCHIVE' AND before.target < next.target
              OR before.task = 'RESTORE' AND before.target > next.target))
        ORDER BY attempts, requested_at, id LIMIT 1 FOR UPDATE)
        AND state = 'QUEUED'
      RETURNING %s"""
          .formatted(TaskRows.COLUMNS);

  private static final String END =
      """
      UPDATE maintenance_tasks SET
        state = CASE WHEN $2 = 'QUEUED' AND cancel_asked THEN 'CANCELLED' ELSE $2 END,
        error = coalesce($3, CASE $2 WHEN 'DONE' THEN NULL ELSE error END),
        bytes_after = $4, pid = NULL,
        ended_at = CASE WHEN $2 = 'QUEUED' AND NOT cancel_asked THEN NULL
          ELSE clock_timestamp() END
      WHERE id = $1 RETURNING state""";
  private static final String MEASURED =
      "UPDATE maintenance_tasks SET bytes_before = coalesce(bytes_before, $2) WHERE id = $1";

  private final SqlConnection connection;

  Outcomes(SqlConnection connection) {
    this.connection = connection;
  }

  Uni<Void> takeUpWhatWasLost() {
    return connection
        .preparedQuery(TAKE_UP_WHAT_WAS_LOST)
        .execute(Tuple.of(MOST_ATTEMPTS))
        .replaceWithVoid();
  }

  /** Begins the next task; empty where none waits. */
  Uni<Optional<MaintenanceTask>> begin() {
    return connection.query(BEGIN).execute().map(TaskRows::first);
  }

  Uni<Void> measured(UUID id, long bytes) {
    return connection.preparedQuery(MEASURED).execute(Tuple.of(id, bytes)).replaceWithVoid();
  }

  Uni<TaskState> done(UUID id, long bytes) {
    return end(id, TaskState.DONE, null, bytes);
  }

  /** What becomes of a task that failed: it is tried again where that may help. */
  static TaskState after(Throwable failure, int attempts) {
    if (failure instanceof Cancellation.TaskCancelled || Cancellation.isInterruption(failure)) {
      return TaskState.CANCELLED;
    }
    var state = failure instanceof PgException refusal ? refusal.getSqlState() : "";
    return WORTH_ANOTHER_TRY.contains(state) && attempts < MOST_ATTEMPTS
        ? TaskState.QUEUED
        : TaskState.FAILED;
  }

  /**
   * Writes down that it failed, and answers its state: one that was cancelled is not tried again.
   */
  Uni<TaskState> failed(UUID id, TaskState state, Throwable failure) {
    return end(id, state, reason(failure), null);
  }

  /** A cancel that comes too late for the work meets this statement, which is run again then. */
  private Uni<TaskState> end(
      UUID id, TaskState state, @Nullable String error, @Nullable Long bytes) {
    var row = Tuple.of(id, state.name()).addString(error).addLong(bytes);
    return connection
        .preparedQuery(END)
        .mapping((Row ended) -> TaskState.valueOf(ended.getString("state")))
        .execute(row)
        .onFailure(Cancellation::isInterruption)
        .retry()
        .atMost(1)
        .map(rows -> rows.iterator().next());
  }

  private static String reason(Throwable failure) {
    var message =
        failure instanceof PgException refusal ? refusal.getErrorMessage() : failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
