package dev.blotter.projection.rebuild;

import dev.blotter.job.Lease;
import dev.blotter.projection.ReadRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/**
 * The one transaction that puts the new rows in the place of the live ones. It holds the
 * checkpoints first, as every pass of the projection does: so no pass runs, and the last events are
 * applied to the new rows, if they are few. What the projection had parked is replaced by what the
 * rebuild has, unless that takes away from users what nobody was asked about.
 */
final class Swap<R extends ReadRow> {

  private static final String HOLD =
      "SELECT 1 FROM projection_checkpoints WHERE projection = $1 ORDER BY lane FOR UPDATE";
  private static final String HOLD_REBUILD =
      """
      SELECT 1 FROM projection_rebuilds WHERE id = $1 AND state = 'SWAPPING' AND NOT paused
      FOR UPDATE""";
  private static final String RESTARTED =
      """
      UPDATE projection_checkpoints SET version = $2, restarts = restarts + 1, moved_at = now()
      WHERE projection = $1""";
  private static final String UNPARK = "DELETE FROM projection_parked WHERE projection = $1";
  private static final String PARK =
      "UPDATE projection_parked SET projection = $1 WHERE projection = $2";

  /** Readers and writers wait for whoever hangs in the midst of it. */
  private static final Duration LEASE = Duration.ofSeconds(2);

  private final Pool pool;
  private final ShadowLane<R> lanes;
  private final int most;
  private final String settings;

  /**
   * @param most how many events may be applied while all lanes of the projection are held
   * @param lockTimeout how long readers may be waited for, while others queue up behind
   */
  Swap(Pool pool, ShadowLane<R> lanes, int most, Duration lockTimeout) {
    this.pool = pool;
    this.lanes = lanes;
    this.most = most;
    this.settings = "SET LOCAL lock_timeout = " + lockTimeout.toMillis() + "; " + Lease.of(LEASE);
  }

  /**
   * True where it is done or the rows are to be compared once more, false where it is not to be
   * done now.
   */
  Uni<Boolean> run(Rebuild rebuild) {
    return OwnTransaction.of(
        pool,
        settings,
        connection ->
            connection
                .preparedQuery(HOLD_REBUILD)
                .execute(Tuple.of(rebuild.id()))
                .flatMap(
                    held ->
                        held.rowCount() == 0
                            ? Uni.createFrom().item(false)
                            : swap(connection, rebuild)));
  }

  private Uni<Boolean> swap(SqlConnection connection, Rebuild rebuild) {
    return execute(connection, HOLD, Tuple.of(rebuild.projection()))
        .chain(() -> LaneClaims.allBehind(connection, rebuild.id(), RebuildState.SWAPPING))
        .flatMap(
            behind ->
                LaneMark.missing(behind) > most
                    ? Uni.createFrom().item(false)
                    : catchUp(connection, rebuild, behind)
                        .chain(() -> settle(connection, rebuild)));
  }

  private Uni<Boolean> settle(SqlConnection connection, Rebuild rebuild) {
    return SetBack.unknown(connection, rebuild)
        .flatMap(
            users ->
                users > 0
                    ? Steps.compareAgain(connection, rebuild.id())
                    : replace(connection, rebuild));
  }

  private static Uni<Boolean> replace(SqlConnection connection, Rebuild rebuild) {
    var name = rebuild.projection();
    return ShadowTables.swap(connection, name)
        .chain(() -> execute(connection, RESTARTED, Tuple.of(name, rebuild.version())))
        .chain(() -> execute(connection, UNPARK, Tuple.of(name)))
        .chain(() -> execute(connection, PARK, Tuple.of(name, Shadow.nameOf(name))))
        .chain(() -> Steps.swapped(connection, rebuild.id()));
  }

  private Uni<Void> catchUp(SqlConnection connection, Rebuild rebuild, List<LaneMark> behind) {
    return Multi.createFrom()
        .iterable(behind)
        .onItem()
        .transformToUniAndConcatenate(
            mark ->
                lanes
                    .reach(connection, mark)
                    .flatMap(reached -> LaneClaims.move(connection, rebuild.id(), reached)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> execute(SqlConnection connection, String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values).replaceWithVoid();
  }
}
