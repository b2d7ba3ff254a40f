package dev.blotter.projection.rebuild;

import dev.blotter.eventlog.LaneSpan;
import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.job.Lease;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Lane;
import dev.blotter.projection.Completion;
import dev.blotter.projection.Fold;
import dev.blotter.projection.ParkedEvents;
import dev.blotter.projection.ParkedRows;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Makes the rows of one user anew, in one transaction. Most of the log is folded before the user's
 * lane is held, so that the live projection is held up for what came meanwhile only.
 */
final class UserRebuild<R extends ReadRow> {

  /** How many positions of a lane are looked through at a time; all of them may be the user's. */
  private static final long SPAN = 10_000;

  private static final int KEPT = 1000;
  private static final String REQUEST =
      """
      INSERT INTO projection_rebuilds (id, projection, version, user_id, on_difference, actor_type,
        actor_id, request_key, state, outcome, swapped_at, ended_at)
      VALUES ($1, $2, $3, $4, 'REPORT', $5, $6, $7, 'SWAPPED', 'SWAPPED', clock_timestamp(),
        clock_timestamp())
      ON CONFLICT DO NOTHING""";
  private static final String POSITION =
      """
      SELECT position FROM projection_checkpoints
      WHERE projection = $1 AND lane = $2 AND version <= $3""";

  /** From when on others wait for it. */
  private static final String HOLDING = Lease.of(Duration.ofSeconds(2));

  private static final String UNPARK =
      "DELETE FROM projection_parked WHERE projection = $1 AND lane = $2 AND user_id = $3";

  /** All nodes see from the number of restarts that they must forget what they keep. */
  private static final String RESTARTED =
      """
      UPDATE projection_checkpoints SET restarts = restarts + 1
      WHERE projection = $1 AND lane = $2""";

  private static final String DIFFERENT =
      "UPDATE projection_rebuilds SET differences = $2, ended_at = clock_timestamp() WHERE id = $1";
  private static final String KEEP =
      """
      INSERT INTO projection_rebuild_differences (rebuild_id, row_id, lane, kind, columns)
      VALUES ($1, $2, $3, $4, $5)""";

  private final Pool pool;
  private final Projection<R> projection;
  private final LaneRange log;
  private final Executor workers = Infrastructure.getDefaultWorkerPool();
  private final UserRows rows;

  UserRebuild(Pool pool, Projection<R> projection, LaneRange log) {
    this.pool = pool;
    this.projection = projection;
    this.log = log;
    this.rows = new UserRows(projection.table());
  }

  /**
   * Does it; nothing where that id or key was used before. Fails with {@link SetBackUser} where
   * that would leave the user behind sooner than the live rows do.
   *
   * @param park whether it is to be done in that case, too
   */
  Uni<Void> run(UUID id, UUID userId, boolean park, Actor actor, String key) {
    var row =
        Tuple.of(id, projection.name(), projection.version(), userId)
            .addString(actor.type().name())
            .addString(actor.id())
            .addString(key);
    return pool.withTransaction(
        connection ->
            connection
                .query("SET LOCAL statement_timeout = 0")
                .execute()
                .chain(() -> connection.preparedQuery(REQUEST).execute(row))
                .flatMap(
                    added ->
                        added.rowCount() == 0 ? nothing() : rebuild(connection, id, userId, park)));
  }

  private Uni<Void> rebuild(SqlConnection connection, UUID id, UUID userId, boolean park) {
    int lane = Lane.of(userId);
    return ParkedEvents.skipped(connection, lane, projection.name())
        .map(skipped -> new Fold<>(projection, List.of(), skipped))
        .call(fold -> fold(connection, fold, userId))
        .call(fold -> park ? nothing() : mustNotSetBack(connection, fold, userId))
        .flatMap(fold -> replace(connection, fold, id, userId));
  }

  /** Folds all there is, and holds the lane for the last of it. */
  private Uni<Void> fold(SqlConnection connection, Fold<R> fold, UUID userId) {
    int lane = Lane.of(userId);
    return position(connection, lane, "")
        .flatMap(at -> fold(connection, fold, userId, 0, at))
        .call(() -> connection.query(HOLDING).execute())
        .flatMap(
            at ->
                position(connection, lane, " FOR UPDATE")
                    .flatMap(last -> fold(connection, fold, userId, at, last)))
        .replaceWithVoid();
  }

  private Uni<Void> mustNotSetBack(SqlConnection connection, Fold<R> fold, UUID userId) {
    return fold.parked().isEmpty()
        ? nothing()
        : ParkedRows.first(connection, projection.name(), userId, 1)
            .invoke(live -> SetBackUser.check(fold.parked().getFirst(), live))
            .replaceWithVoid();
  }

  private Uni<Long> position(SqlConnection connection, int lane, String lock) {
    return connection
        .preparedQuery(POSITION + lock)
        .mapping((Row row) -> row.getLong("position"))
        .execute(Tuple.of(projection.name(), lane, projection.version()))
        .map(found -> found.stream().findFirst().orElseThrow(LaterVersion::new));
  }

  /** Folds what lies between two positions and answers the second. */
  private Uni<Long> fold(
      SqlConnection connection, Fold<R> fold, UUID userId, long above, long upTo) {
    if (above >= upTo) {
      return Uni.createFrom().item(upTo);
    }
    long next = Math.min(upTo, above + SPAN);
    var span = new LaneSpan(Lane.of(userId), above, next, Instant.EPOCH);
    return log.ofUser(connection, userId, span, projection.reads(), workers)
        .invoke(fold::with)
        .flatMap(events -> fold(connection, fold, userId, next, upTo));
  }

  private Uni<Void> replace(SqlConnection connection, Fold<R> fold, UUID id, UUID userId) {
    int lane = Lane.of(userId);
    return rows.delete(connection, lane, userId)
        .call(() -> save(connection, fold))
        .call(() -> park(connection, fold, lane, userId))
        .flatMap(
            before ->
                rows.read(connection, lane, userId)
                    .map(after -> rows.differences(lane, before, after)))
        .flatMap(differences -> keep(connection, id, differences))
        .chain(() -> execute(connection, RESTARTED, Tuple.of(projection.name(), lane)));
  }

  private Uni<Void> save(SqlConnection connection, Fold<R> fold) {
    return Completion.of(projection, fold.changed())
        .emitOn(workers)
        .map(projection.table()::inOrder)
        .flatMap(rows -> Parts.save(connection, projection.table(), rows, workers));
  }

  private Uni<Void> park(SqlConnection connection, Fold<R> fold, int lane, UUID userId) {
    return execute(connection, UNPARK, Tuple.of(projection.name(), lane, userId))
        .chain(() -> ParkedEvents.add(connection, projection.name(), fold.parked()));
  }

  private static Uni<Void> keep(
      SqlConnection connection, UUID id, List<RowDifference> differences) {
    var kept =
        differences.stream()
            .limit(KEPT)
            .map(
                one ->
                    Tuple.of(id, one.rowId(), one.lane(), one.kind())
                        .addArrayOfString(one.columns().toArray(String[]::new)))
            .toList();
    var keep =
        kept.isEmpty()
            ? nothing()
            : connection.preparedQuery(KEEP).executeBatch(kept).replaceWithVoid();
    return keep.chain(
        () -> execute(connection, DIFFERENT, Tuple.of(id, (long) differences.size())));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static Uni<Void> execute(SqlConnection connection, String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).replaceWithVoid();
  }
}
