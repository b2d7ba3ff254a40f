package dev.blotter.projection.rebuild;

import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.job.Lease;
import dev.blotter.kernel.Lane;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ReadRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes the rebuilds of one projection from state to state. Everything that is done is one
 * transaction, small enough to be done again, so that it does not matter who does it and how often
 * somebody is lost over it.
 */
final class RebuildSteps<R extends ReadRow> {

  /** What a node that is gone has begun ends with it. */
  private static final String SETTINGS =
      "SET LOCAL statement_timeout = 0; SET LOCAL synchronous_commit = off;"
          + " SET LOCAL client_connection_check_interval = 1000; ";

  private static final String IS_ON =
      "SELECT 1 FROM projection_rebuilds WHERE id = $1 AND state = $2 AND NOT paused";

  /** Whoever trades faster than this follows does not keep it from its end. */
  private static final int MOST_STEPS = 16 * Lane.COUNT;

  private final Pool pool;
  private final ShadowLane<R> lanes;
  private final Comparison comparison;
  private final Swap<R> swap;
  private final RebuildConfig config;
  private final BooleanSupplier stopped;
  private final String settings;

  RebuildSteps(
      Pool pool,
      Projection<R> projection,
      LaneRange log,
      Executor workers,
      RebuildConfig config,
      BooleanSupplier stopped) {
    var shadow = Shadow.of(projection);
    this.pool = pool;
    this.lanes = new ShadowLane<>(shadow, log, workers, config.batchSize());
    this.comparison = new Comparison(projection.table(), shadow.table(), config.keptDifferences());
    this.swap = new Swap<>(pool, lanes, config.batchSize(), config.swapLockTimeout());
    this.config = config;
    this.stopped = stopped;
    this.settings = SETTINGS + Lease.of(config.lease());
  }

  /** Does what this state asks for; true where it has led to another. */
  Uni<Boolean> step(Rebuild rebuild) {
    return switch (rebuild.state()) {
      case PREPARING -> prepare(rebuild);
      case FILLING -> fill(rebuild);
      case INDEXING -> index(rebuild);
      case CATCHING_UP -> catchUp(rebuild);
      case COMPARING -> compare(rebuild);
      case SWAPPING -> swap(rebuild);
      case CLEARING -> clear(rebuild);
      case BLOCKED, SWAPPED, CANCELLED, FAILED -> Uni.createFrom().item(false);
    };
  }

  private Uni<Boolean> prepare(Rebuild rebuild) {
    return ifOn(
        rebuild,
        " FOR UPDATE",
        connection ->
            ShadowTables.make(connection, rebuild.projection())
                .chain(() -> Steps.prepared(connection, rebuild.id()))
                .replaceWith(true));
  }

  private Uni<Boolean> fill(Rebuild rebuild) {
    return inParallel(
            () -> inLane(settings, c -> LaneClaims.toFill(c, rebuild.id()), step(rebuild.id())))
        .chain(() -> Steps.filled(pool, rebuild.id()));
  }

  private Uni<Boolean> index(Rebuild rebuild) {
    var name = rebuild.projection();
    return ifOn(rebuild, "", c -> ShadowTables.align(c, name).replaceWith(true))
        .chain(() -> inParallel(() -> buildOne(rebuild)))
        .chain(() -> ShadowTables.lacks(pool, name))
        .flatMap(
            lacks ->
                lacks > 0
                    ? Uni.createFrom().item(false)
                    : ifOn(rebuild, "", c -> ShadowTables.analyze(c, name).replaceWith(true))
                        .flatMap(on -> on ? move(rebuild, RebuildState.CATCHING_UP) : no()));
  }

  private Uni<Boolean> buildOne(Rebuild rebuild) {
    return ifOn(
        rebuild,
        "",
        c -> ShadowTables.buildIndex(c, rebuild.projection()).map(Optional::isPresent));
  }

  private Uni<Boolean> catchUp(Rebuild rebuild) {
    return inParallel(() -> follow(rebuild, config.closeEnough()), MOST_STEPS)
        .chain(() -> move(rebuild, RebuildState.COMPARING));
  }

  private Uni<Boolean> follow(Rebuild rebuild, int by) {
    var id = rebuild.id();
    return inLane(settings, c -> LaneClaims.behind(c, id, rebuild.state(), by), step(id));
  }

  private Uni<Boolean> compare(Rebuild rebuild) {
    return inParallel(() -> compareOne(rebuild.id()))
        .chain(() -> Steps.compared(pool, rebuild.id()));
  }

  private Uni<Boolean> compareOne(UUID id) {
    return inLane(
            Comparison.ONE_SNAPSHOT + "; " + settings,
            connection -> LaneClaims.toCompare(connection, id),
            (connection, mark) -> compare(connection, id, mark))
        .onFailure(Faults::isSerialization)
        .recoverWithItem(true);
  }

  private Uni<Boolean> compare(SqlConnection connection, UUID id, LaneMark mark) {
    return lanes
        .reach(connection, mark)
        .flatMap(reached -> LaneClaims.move(connection, id, reached))
        .chain(() -> comparison.of(connection, id, mark.lane()))
        .replaceWith(true);
  }

  private Uni<Boolean> swap(Rebuild rebuild) {
    // Once through the lanes: while there is trading, some lane is always a little behind.
    return inParallel(() -> follow(rebuild, 0), Lane.COUNT)
        .chain(() -> swap.run(rebuild))
        .onFailure(Faults::isLock)
        .recoverWithUni(busy -> no().onItem().delayIt().by(config.swapPause()))
        .onFailure(Faults::isNotReady)
        .recoverWithUni(lacks -> move(rebuild, RebuildState.INDEXING));
  }

  private Uni<Boolean> clear(Rebuild rebuild) {
    return pool.withTransaction(
            connection ->
                connection
                    .query("SET LOCAL lock_timeout = " + config.swapLockTimeout().toMillis())
                    .execute()
                    .chain(() -> ShadowTables.drop(connection, rebuild.projection()))
                    .chain(() -> Steps.ended(connection, rebuild.id())))
        .onFailure(Faults::isLock)
        .recoverWithUni(busy -> no().onItem().delayIt().by(config.swapPause()));
  }

  private Uni<Boolean> move(Rebuild rebuild, RebuildState to) {
    return Steps.move(pool, rebuild.id(), rebuild.state(), to);
  }

  /** In a transaction, if the rebuild is still where it was; false where it is not. */
  private Uni<Boolean> ifOn(
      Rebuild rebuild, String lock, Function<SqlConnection, Uni<Boolean>> work) {
    return pool.withTransaction(
        connection ->
            connection
                .query(settings)
                .execute()
                .chain(
                    () ->
                        connection
                            .preparedQuery(IS_ON + lock)
                            .execute(Tuple.of(rebuild.id(), rebuild.state().name())))
                .flatMap(on -> on.rowCount() == 0 ? no() : work.apply(connection)));
  }

  /** Claims a lane and works on it in one transaction; false where there is none. */
  private Uni<Boolean> inLane(
      String begin, Function<SqlConnection, Uni<Optional<LaneMark>>> claim, LaneStep step) {
    return OwnTransaction.of(
        pool,
        begin,
        connection ->
            claim
                .apply(connection)
                .flatMap(mark -> mark.map(m -> step.on(connection, m)).orElseGet(this::no)));
  }

  private LaneStep step(UUID id) {
    return (connection, mark) ->
        lanes
            .step(connection, mark)
            .flatMap(reached -> LaneClaims.move(connection, id, reached))
            .replaceWith(true);
  }

  /** Several at a time, each again and again until there is nothing more to do. */
  private Uni<Void> inParallel(Supplier<Uni<Boolean>> one) {
    return inParallel(one, Integer.MAX_VALUE);
  }

  /** The same, but so many times at most. */
  private Uni<Void> inParallel(Supplier<Uni<Boolean>> one, int most) {
    var left = new AtomicInteger(most);
    var all =
        IntStream.range(0, config.parallelism())
            .mapToObj(i -> untilThereIsNone(() -> left.getAndDecrement() > 0 ? one.get() : no()))
            .toList();
    return Uni.join().all(all).andCollectFailures().replaceWithVoid();
  }

  private Uni<Void> untilThereIsNone(Supplier<Uni<Boolean>> one) {
    return Multi.createBy()
        .repeating()
        .uni(() -> stopped.getAsBoolean() ? no() : one.get())
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> no() {
    return Uni.createFrom().item(false);
  }

  /** What is done in a lane that is held. */
  private interface LaneStep {
    Uni<Boolean> on(SqlConnection connection, LaneMark mark);
  }
}
