package dev.blotter.reconcile.postgres;

import dev.blotter.job.Heartbeat;
import dev.blotter.job.Jobs;
import dev.blotter.job.RunControl;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import dev.blotter.projection.StoredModels;
import dev.blotter.reconcile.Difference;
import dev.blotter.reconcile.ReconcileConfig;
import dev.blotter.reconcile.Reconciler;
import dev.blotter.reconcile.Scope;
import dev.blotter.reconcile.postgres.Reconciliation.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Begins, watches and ends comparisons of read models with the log; one of each scope at a time
 * over all nodes.
 */
@ApplicationScoped
public class Reconciliations {

  private static final String JOB = "reconcile";
  private static final Logger LOG = Logger.getLogger(Reconciliations.class);
  private static final Actor SCHEDULE = Actor.system("reconcile");

  /** All nodes have the same schedule; the first of them is enough. */
  private static final Duration ONE_NODE = Duration.ofMinutes(10);

  private final ReconciliationRows rows;
  private final DifferenceRows differences;
  private final StoredModels stored;
  private final Reconciler reconciler;
  private final Ids ids;
  private final InstantSource clock;
  private final Jobs jobs;
  private final MeterRegistry metrics;
  private final ReconcileConfig config;

  @Inject
  Reconciliations(
      ReconciliationRows rows,
      DifferenceRows differences,
      StoredModels stored,
      Reconciler reconciler,
      Ids ids,
      InstantSource clock,
      Jobs jobs,
      MeterRegistry metrics,
      ReconcileConfig config) {
    this.rows = rows;
    this.differences = differences;
    this.stored = stored;
    this.reconciler = reconciler;
    this.ids = ids;
    this.clock = clock;
    this.jobs = jobs;
    this.metrics = metrics;
    this.config = config;
  }

  /** Everybody's, from time to time. */
  @Scheduled(cron = "${blotter.reconcile.schedule:0 30 3 * * ?}", timeZone = "UTC", identity = JOB)
  Uni<Void> look() {
    return jobs.again(JOB, () -> scheduled(ids.next(0, clock.instant())));
  }

  Uni<Void> scheduled(UUID id) {
    return rows.runs()
        .forgetTheDead()
        .chain(() -> begin(id, Scope.ALL, SCHEDULE, ONE_NODE))
        .replaceWithVoid();
  }

  /** Begins one, or answers the one of the same scope that is running. */
  public Uni<Reconciliation> begin(Scope scope, Actor actor) {
    var id = ids.next(0, clock.instant());
    return rows.runs().begin(id, scope.subject(), () -> begin(id, scope, actor, Duration.ZERO));
  }

  private Uni<Boolean> begin(UUID id, Scope scope, Actor actor, Duration sinceLast) {
    return rows.begin(id, scope, actor, sinceLast).invoke(begun -> start(begun, id, scope));
  }

  public Uni<Optional<Reconciliation>> find(UUID id) {
    return rows.runs().find(id);
  }

  /** The first that it found, in the order of finding. */
  public Uni<List<Difference>> differences(UUID id) {
    return differences.of(id);
  }

  public Uni<List<Reconciliation>> list(@Nullable Instant before, @Nullable UUID id, int limit) {
    return rows.runs().list(before, id, limit);
  }

  /** Asks one to end; false where it has ended. */
  public Uni<Boolean> cancel(UUID id) {
    return rows.runs().cancel(id);
  }

  private void start(boolean begun, UUID id, Scope scope) {
    if (begun) {
      run(id, scope)
          .subscribe()
          .with(done -> {}, failure -> LOG.warnf(failure, "reconciliation %s broke off", id));
    }
  }

  /** Compares, and says how it ended. */
  private Uni<Void> run(UUID id, Scope scope) {
    var control = new RunControl();
    var run = new Run(id, scope, control, stored, reconciler, differences, config);
    return new Heartbeat(control, () -> rows.seen(id, run.progress()))
        .during(run::work)
        .onItemOrFailure()
        .transformToUni((done, failure) -> end(id, run, failure));
  }

  private Uni<Void> end(UUID id, Run run, @Nullable Throwable failure) {
    var progress = run.progress();
    var status = status(progress.differences(), failure);
    metrics.counter("blotter.reconcile.runs", "status", status.name()).increment();
    tell(id, progress.differences(), failure);
    var error = failure == null || status == Status.CANCELLED ? null : failure.toString();
    return rows.end(id, status, progress, error).replaceWithVoid();
  }

  private static void tell(UUID id, long found, @Nullable Throwable failure) {
    if (found > 0) {
      LOG.errorf("reconciliation %s has found %d differences from the log", id, found);
    }
    if (failure != null && !(failure instanceof CancellationException)) {
      LOG.warnf(failure, "reconciliation %s could not be brought to its end", id);
    }
  }

  /** What was found counts, even where not all was looked at. */
  private static Status status(long found, @Nullable Throwable failure) {
    if (found > 0) {
      return Status.DIFFERENT;
    }
    return switch (failure) {
      case null -> Status.CLEAN;
      case CancellationException cancelled -> Status.CANCELLED;
      default -> Status.FAILED;
    };
  }
}
