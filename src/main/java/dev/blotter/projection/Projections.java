package dev.blotter.projection;

import dev.blotter.eventlog.AppendListener;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.LanePosition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All projections of this service, at work from start to stop. */
@Singleton
public final class Projections implements AppendListener {

  /** Within so long after a lease has ended a node that works has gone on with the lane. */
  private static final Duration GOES_ON = Duration.ofSeconds(3);

  private final Map<String, Projection<?>> projections = new LinkedHashMap<>();
  private final Progress progress;
  private final ProjectionRunner runner;
  private final ParkedRetry parkedRetry;
  private final OwnAppends own;
  private final ProjectionConfig config;

  @Inject
  Projections(
      Vertx vertx,
      Pool pool,
      EventLog log,
      Instance<Projection<?>> projections,
      Instance<ReadModelListener> listeners,
      ProjectionConfig config) {
    this(vertx, pool, log, projections.stream().toList(), listeners.stream().toList(), config);
  }

  public Projections(
      Vertx vertx,
      Pool pool,
      EventLog log,
      Collection<? extends Projection<?>> all,
      Collection<? extends ReadModelListener> listeners,
      ProjectionConfig config) {
    all.forEach(projection -> projections.put(projection.name(), projection));
    this.config = config;
    this.progress =
        new Progress(projections.keySet(), config.lease().plus(GOES_ON), System::nanoTime);
    var notices = new Notices(pool, progress, listeners);
    this.parkedRetry =
        new ParkedRetry(
            pool, log, projections.values(), listeners, config.retryParkedAfter(), config.lease());
    this.runner =
        new ProjectionRunner(vertx, pool, log, projections, progress, notices, parkedRetry, config);
    this.own = new OwnAppends(progress);
  }

  /** Begins to bring the read models up to date, or only to watch where others are to do so. */
  public void start() {
    runner.start();
  }

  public void stop() {
    runner.stop();
  }

  @Override
  public void appended(int lane, List<RecordedEvent> events) {
    own.appended(events);
    runner.appended(lane, events);
  }

  @Override
  public void repeated(UUID userId, LanePosition position) {
    own.note(userId, position);
  }

  /** Their names, which are their tables' names. */
  public Set<String> names() {
    return projections.keySet();
  }

  /** The version of each of them, by name. */
  public Map<String, Integer> versions() {
    Map<String, Integer> versions = new LinkedHashMap<>();
    projections.forEach((name, projection) -> versions.put(name, projection.version()));
    return versions;
  }

  /** How many events a projection has still to apply, as far as this node knows. */
  public long lag(String name) {
    return progress.lag(name);
  }

  /** For how long some lane has been behind without getting any further, in seconds. */
  public double lagSeconds() {
    return progress.lagSeconds();
  }

  /** How many events a projection has set aside. */
  public long parked(String name) {
    return progress.parked().of(name).events();
  }

  /** Of how many users these are. */
  public long parkedUsers(String name) {
    return progress.parked().of(name).users();
  }

  /** How many events this node has brought the read models past, counted once for each of them. */
  public long appliedHere() {
    return progress.appliedHere();
  }

  /** Tries what is set aside and has waited long enough, where this node keeps the read models. */
  public Uni<Void> retryParked() {
    return config.enabled() ? parkedRetry.due() : Uni.createFrom().voidItem();
  }

  /** How often this node's work has failed and was tried again. */
  public long failures() {
    return progress.failures();
  }

  @Produces
  @Singleton
  public ReadFence fence() {
    return new ReadFence(progress, own, runner::hurry, config.readTimeout());
  }

  void started(@Observes StartupEvent event) {
    start();
  }

  void stopping(@Observes ShutdownEvent event) {
    stop();
  }
}
