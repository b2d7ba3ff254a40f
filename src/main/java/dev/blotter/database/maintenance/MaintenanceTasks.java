package dev.blotter.database.maintenance;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of tasks that all nodes share, and its history. */
@ApplicationScoped
public class MaintenanceTasks {

  private static final int ATTEMPTS = 3;
  private static final String FOREIGN_KEY = "23503"; // of SQL, foreign_key_violation

  /**
   * The task itself, or the one that was asked for by the same key, or that waits already. The key
   * is first, so that it names one task only: where another request has given it to another
   * meanwhile, nothing is added. A key of a task that is not added after all breaks its reference,
   * and nothing of the statement stays.
   */
  private static final String REQUEST =
      """
      WITH open AS (
        SELECT id FROM maintenance_tasks
        WHERE task = $3 AND target = $4 AND state IN ('QUEUED', 'RUNNING')),
      named AS (
        INSERT INTO maintenance_keys (request_key, task_id)
        SELECT $1::text, coalesce((SELECT id FROM open), $2::uuid) WHERE $1 IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING task_id),
      asked AS (
        INSERT INTO maintenance_tasks (id, task, target, actor_type, actor_id)
        SELECT $2, $3::text, $4::text, $5::text, $6::text
        WHERE $1 IS NULL OR EXISTS (SELECT FROM named WHERE task_id = $2)
        ON CONFLICT DO NOTHING RETURNING *)
      SELECT %1$s FROM asked
      UNION ALL
      SELECT %1$s FROM maintenance_tasks
      WHERE id IN (
        SELECT task_id FROM named
        UNION ALL SELECT task_id FROM maintenance_keys WHERE request_key = $1
        UNION ALL SELECT id FROM open WHERE $1 IS NULL)"""
          .formatted(TaskRows.COLUMNS);

  private static final String ASKED_FOR =
      """
      SELECT %s FROM maintenance_tasks
      WHERE id = (SELECT task_id FROM maintenance_keys WHERE request_key = $1)"""
          .formatted(TaskRows.COLUMNS);
  private static final String ONE =
      "SELECT %s FROM maintenance_tasks WHERE id = $1".formatted(TaskRows.COLUMNS);
  private static final String OPEN =
      """
      SELECT %s FROM maintenance_tasks WHERE state IN ('QUEUED', 'RUNNING')
      ORDER BY state DESC, requested_at LIMIT 1000"""
          .formatted(TaskRows.COLUMNS);
  private static final String HISTORY =
      """
      SELECT %s FROM maintenance_tasks
      WHERE state NOT IN ('QUEUED', 'RUNNING')
        AND (requested_at, id) < (coalesce($1::timestamptz, 'infinity'), coalesce($2::uuid, id))
      ORDER BY requested_at DESC, id DESC LIMIT $3"""
          .formatted(TaskRows.COLUMNS);
  private static final String FAILED =
      "SELECT %s FROM failed_maintenance ORDER BY requested_at DESC, id DESC LIMIT 100"
          .formatted(TaskRows.COLUMNS);
  private static final String CANCEL =
      """
      UPDATE maintenance_tasks SET cancel_asked = true,
        state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
        ended_at = CASE state WHEN 'QUEUED' THEN clock_timestamp() END
      WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING %s"""
          .formatted(TaskRows.COLUMNS);

  /**
   * Only the backend that holds the lock of maintenance, since a number may belong to another by
   * now, and only while it is at that task: the row is locked, so that it cannot go on to the next.
   */
  private static final String INTERRUPT =
      """
      WITH task AS MATERIALIZED (
        SELECT pid FROM maintenance_tasks WHERE id = $1 AND state = 'RUNNING' FOR UPDATE)
      SELECT pg_cancel_backend(l.pid) FROM task JOIN pg_locks AS l ON l.pid = task.pid AND\s"""
          + MaintenanceLock.HELD;

  private final Pool pool;
  private final Ids ids;
  private final InstantSource clock;

  public MaintenanceTasks(Pool pool, Ids ids, InstantSource clock) {
    this.pool = pool;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Asks for a task. Where the same one is open already, or was asked for by that key, that one is
   * the answer.
   *
   * @param target a name that {@link Targets} knows
   * @param key what names the request, or null where nothing does
   */
  public Uni<MaintenanceTask> request(
      TaskKind task, String target, Actor actor, @Nullable String key) {
    return Uni.createFrom()
        .deferred(() -> pool.preparedQuery(REQUEST).execute(wanted(task, target, actor, key)))
        .map(TaskRows::first)
        .map(found -> found.orElseThrow(IllegalStateException::new))
        .onFailure(MaintenanceTasks::isForestalled)
        .retry()
        .atMost(ATTEMPTS);
  }

  /** What another node adds at this very moment is not seen by the first look. */
  private static boolean isForestalled(Throwable failure) {
    return failure instanceof IllegalStateException
        || (failure instanceof PgException refused && FOREIGN_KEY.equals(refused.getSqlState()));
  }

  private Tuple wanted(TaskKind task, String target, Actor actor, @Nullable String key) {
    return Tuple.tuple()
        .addString(key == null ? null : named(actor, key))
        .addUUID(ids.next(0, clock.instant()))
        .addString(task.name())
        .addString(target)
        .addString(actor.type().name())
        .addString(actor.id());
  }

  private static String named(Actor actor, String key) {
    return actor.id() + ":" + key;
  }

  /** The task that the actor has asked for by that key; empty where there is none. */
  public Uni<Optional<MaintenanceTask>> askedFor(Actor actor, String key) {
    return pool.preparedQuery(ASKED_FOR).execute(Tuple.of(named(actor, key))).map(TaskRows::first);
  }

  public Uni<Optional<MaintenanceTask>> find(UUID id) {
    return pool.preparedQuery(ONE).execute(Tuple.of(id)).map(TaskRows::first);
  }

  /** What runs and what waits, in that order. */
  public Uni<List<MaintenanceTask>> open() {
    return pool.query(OPEN).execute().map(TaskRows::tasks);
  }

  /** What failed within a week and was not done since, the last asked for first. */
  public Uni<List<MaintenanceTask>> failed() {
    return pool.query(FAILED).execute().map(TaskRows::tasks);
  }

  /**
   * What has ended, the last asked for first.
   *
   * @param before only tasks asked for before that moment and id; null for all
   */
  public Uni<List<MaintenanceTask>> history(
      @Nullable Instant before, @Nullable UUID beforeId, int limit) {
    var at = before == null ? null : before.atOffset(ZoneOffset.UTC);
    return pool.preparedQuery(HISTORY)
        .execute(Tuple.tuple().addOffsetDateTime(at).addUUID(beforeId).addInteger(limit))
        .map(TaskRows::tasks);
  }

  /** Takes a waiting task back, or interrupts a running one; empty where it has ended. */
  public Uni<Optional<MaintenanceTask>> cancel(UUID id) {
    return pool.preparedQuery(CANCEL)
        .execute(Tuple.of(id))
        .map(TaskRows::first)
        .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : interrupt(id));
  }

  private Uni<Void> interrupt(UUID id) {
    return pool.preparedQuery(INTERRUPT).execute(Tuple.of(id)).replaceWithVoid();
  }

  /** Whether something waits, or runs without anybody who does it. */
  Uni<Boolean> areOpen() {
    return pool.query(
            "SELECT EXISTS (SELECT FROM maintenance_tasks WHERE state IN ('QUEUED',"
                + " 'RUNNING')) AS open")
        .mapping((Row row) -> row.getBoolean("open"))
        .execute()
        .map(rows -> rows.iterator().next());
  }
}
