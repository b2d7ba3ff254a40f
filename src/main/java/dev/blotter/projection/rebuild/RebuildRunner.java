package dev.blotter.projection.rebuild;

import dev.blotter.database.Unhurried;
import dev.blotter.eventlog.postgres.LaneRange;
import dev.blotter.job.Outage;
import dev.blotter.projection.Projection;
import dev.blotter.projection.ProjectionConfig;
import dev.blotter.projection.ReadRow;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works on rebuilds that are to go on, the oldest first, as all nodes do that keep the read models.
 * They share the lanes and the indexes; nobody has to be told what another has done.
 */
@Singleton
public final class RebuildRunner {

  private static final Logger LOG = Logger.getLogger(RebuildRunner.class);
  private static final int MOST_FAILURES = 5;

  /** How soon to look again where others still work on what this node has none left of. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Outage outage = new Outage(LOG, "the look for rebuilds");
  private final Pool pool;
  private final Rebuilds rebuilds;
  private final boolean applies;
  private final Map<String, RebuildSteps<?>> steps = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final AtomicBoolean atWork = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile boolean lookedForOutdated;

  @Inject
  RebuildRunner(
      @Unhurried Pool pool,
      LaneRange log,
      Rebuilds rebuilds,
      Instance<Projection<?>> projections,
      ProjectionConfig applying,
      RebuildConfig config) {
    this(pool, log, rebuilds, projections.stream().toList(), applying.enabled(), config);
  }

  public RebuildRunner(
      Pool pool,
      LaneRange log,
      Rebuilds rebuilds,
      Collection<? extends Projection<?>> projections,
      boolean applies,
      RebuildConfig config) {
    this.pool = pool;
    this.rebuilds = rebuilds;
    this.applies = applies;
    projections.forEach(projection -> add(projection, log, config));
  }

  private <R extends ReadRow> void add(
      Projection<R> projection, LaneRange log, RebuildConfig config) {
    var workers = Infrastructure.getDefaultWorkerPool();
    steps.put(
        projection.name(),
        new RebuildSteps<>(pool, projection, log, workers, config, () -> stopped));
    versions.put(projection.name(), projection.version());
  }

  /** Begins soon with what there is to do; it goes on by itself. */
  public void hurry() {
    if (applies && !stopped) {
      work().subscribe().with(done -> {}, this::waits);
    }
  }

  private void waits(Throwable fault) {
    if (!stopped) {
      outage.failed(fault);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  /** Begins nothing more; what is under way ends or is rolled back. */
  public void stop() {
    stopped = true;
  }

  /** Does all that there is to do, unless this node is at it already. */
  public Uni<Void> work() {
    return Uni.createFrom()
        .deferred(
            () ->
                atWork.compareAndSet(false, true)
                    ? all().onTermination().invoke(() -> atWork.set(false))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> all() {
    return outdated().chain(this::each);
  }

  /**
   * Has what an older version made rebuilt, once no other rebuild is in its way; that is enough,
   * since versions come with a start.
   */
  private Uni<Void> outdated() {
    return lookedForOutdated
        ? Uni.createFrom().voidItem()
        : rebuilds
            .requestOutdated(versions)
            .invoke(all -> lookedForOutdated = all)
            .replaceWithVoid();
  }

  private Uni<Void> each() {
    return Multi.createBy()
        .repeating()
        .uni(() -> stopped ? Uni.createFrom().item(false) : step())
        .whilst(more -> more)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Does one step; false where there is nothing to do, or nothing at the moment. */
  public Uni<Boolean> step() {
    return rebuilds
        .next(versions)
        .invoke(outage::over)
        .flatMap(next -> next.map(this::step).orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> step(Rebuild rebuild) {
    return Objects.requireNonNull(steps.get(rebuild.projection()))
        .step(rebuild)
        .flatMap(moved -> moved ? moved(rebuild) : notMoved())
        .onFailure()
        .recoverWithUni(fault -> failed(rebuild, fault));
  }

  private static Uni<Boolean> moved(Rebuild rebuild) {
    LOG.infof("the rebuild of %s has done with %s", rebuild.projection(), rebuild.state());
    return Uni.createFrom().item(true);
  }

  private static Uni<Boolean> notMoved() {
    return Uni.createFrom().item(true).onItem().delayIt().by(PAUSE);
  }

  private Uni<Boolean> failed(Rebuild rebuild, Throwable fault) {
    if (stopped || Faults.isPassing(fault)) {
      LOG.debugf(fault, "the rebuild of %s is tried again", rebuild.projection());
      return Uni.createFrom().item(false);
    }
    LOG.warnf(fault, "the rebuild of %s failed while %s", rebuild.projection(), rebuild.state());
    return written(rebuild, Faults.reason(fault)).chain(RebuildRunner::notMoved);
  }

  private Uni<Boolean> written(Rebuild rebuild, String why) {
    return rebuild.state() == RebuildState.CLEARING
        ? Steps.notCleared(pool, rebuild.id(), why)
        : Steps.failed(pool, rebuild.id(), why, MOST_FAILURES);
  }
}
