package dev.blotter.reconcile.postgres;

import dev.blotter.job.RunTable;
import dev.blotter.kernel.Actor;
import dev.blotter.reconcile.Progress;
import dev.blotter.reconcile.Scope;
import dev.blotter.reconcile.postgres.Reconciliation.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reconciliations as rows, through which nodes know of each other's. */
@ApplicationScoped
class ReconciliationRows {

  private static final String COLUMNS =
      """
      id, user_id, status, actor_type, actor_id, started_at, ended_at, users_checked, users_total,
      rows_checked, difference_count, parked_count, error""";
  private static final String BEGIN =
      """
      INSERT INTO reconciliations (id, user_id, subject, actor_type, actor_id)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (subject) WHERE status = 'RUNNING' DO NOTHING""";

  /**
   * Days are of one length in UTC, so that the last time there was is found by whole days. What
   * ended by itself before it had found anything stands for no day, an hour after it began: what
   * fails at once is not to fail each minute.
   */
  private static final String BEGIN_DAILY =
      """
      WITH due AS (SELECT date_trunc('day', clock_timestamp() - of_day, 'UTC') + of_day AS at
        FROM (SELECT $5 * interval '1 second' AS of_day) AS time)
      INSERT INTO reconciliations (id, subject, actor_type, actor_id)
      SELECT $1, $2, $3, $4 FROM due
      WHERE NOT EXISTS (SELECT FROM reconciliations
          WHERE subject = $2 AND started_at >= at AND started_at < at + interval '1 day'
            AND (status IN ('RUNNING', 'CLEAN', 'DIFFERENT') OR cancel_asked
              OR started_at > clock_timestamp() - interval '1 hour'))
        AND (at > clock_timestamp() - $6 * interval '1 second'
          OR EXISTS (SELECT FROM reconciliations WHERE subject = $2))
      ON CONFLICT (subject) WHERE status = 'RUNNING' DO NOTHING""";

  private static final String SEEN =
      """
      UPDATE reconciliations SET seen_at = clock_timestamp(), users_checked = $2, users_total = $3,
        rows_checked = $4, difference_count = $5, parked_count = $6
      WHERE id = $1 AND status = 'RUNNING' RETURNING cancel_asked""";
  private static final String END =
      """
      UPDATE reconciliations SET ended_at = clock_timestamp(), users_checked = $2,
        users_total = $3, rows_checked = $4, difference_count = $5, parked_count = $6,
        status = $7, error = $8
      WHERE id = $1 AND status = 'RUNNING'""";

  private final Pool pool;
  private final RunTable<Reconciliation> runs;

  ReconciliationRows(Pool pool) {
    this.pool = pool;
    this.runs = new RunTable<>(pool, "reconciliations", COLUMNS, ReconciliationRows::of);
  }

  /** What can be done to them as to all runs. */
  RunTable<Reconciliation> runs() {
    return runs;
  }

  /** Begins one; false where one of the same scope is running. */
  Uni<Boolean> begin(UUID id, Scope scope, Actor actor) {
    return pool.preparedQuery(BEGIN)
        .execute(parameters(id, scope.userId(), scope.subject(), actor.type().name(), actor.id()))
        .map(begun -> begun.rowCount() == 1);
  }

  /**
   * Begins that of everybody for the day whose time was last; false where one has come to its end
   * since, was asked to end, is running or began within an hour, or where there was none ever and
   * the node was not yet up.
   */
  Uni<Boolean> beginDaily(UUID id, Actor actor, LocalTime at, Duration up) {
    return pool.preparedQuery(BEGIN_DAILY)
        .execute(
            parameters(
                id,
                Scope.ALL.subject(),
                actor.type().name(),
                actor.id(),
                (double) at.toSecondOfDay(),
                (double) up.toSeconds()))
        .map(begun -> begun.rowCount() == 1);
  }

  /** Says that it is alive; answers true where it is to end. */
  Uni<Boolean> seen(UUID id, Progress at) {
    return pool.preparedQuery(SEEN)
        .execute(parameters(id, at.users(), at.total(), at.rows(), at.differences(), at.parked()))
        .map(RunTable::isToEnd);
  }

  /** False where another node had taken it for gone. */
  Uni<Boolean> end(UUID id, Status status, Progress at, @Nullable String error) {
    return pool.preparedQuery(END)
        .execute(
            parameters(
                id,
                at.users(),
                at.total(),
                at.rows(),
                at.differences(),
                at.parked(),
                status.name(),
                error))
        .map(ended -> ended.rowCount() == 1);
  }

  private static Tuple parameters(@Nullable Object... values) {
    return Tuple.wrap(Arrays.asList(values));
  }

  private static Reconciliation of(Row row) {
    var ended = row.getOffsetDateTime("ended_at");
    return new Reconciliation(
        row.getUUID("id"),
        new Scope(row.getUUID("user_id")),
        Status.valueOf(row.getString("status")),
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id")),
        row.getOffsetDateTime("started_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        new Progress(
            row.getLong("users_checked"),
            row.getLong("users_total"),
            row.getLong("rows_checked"),
            row.getLong("difference_count"),
            row.getLong("parked_count")),
        row.getString("error"));
  }
}
