package dev.blotter.reconcile.postgres;

import dev.blotter.job.Heartbeat;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
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

  private static final Logger LOG = Logger.getLogger(Reconciliations.class);
  private static final Actor SCHEDULE = Actor.system("reconcile");

  private final ReconciliationRows rows;
  private final DifferenceRows differences;
  private final StoredModels stored;
  private final Reconciler reconciler;
  private final Ids ids;
  private final InstantSource clock;
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
      MeterRegistry metrics,
      ReconcileConfig config) {
    this.rows = rows;
    this.differences = differences;
    this.stored = stored;
    this.reconciler = reconciler;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
    this.config = config;
  }

  /**
   * Begins that of everybody for the day whose time was last, unless one has begun since. One that
   * was broken off is begun again an hour after it began.
   *
   * @param at the time of day in UTC, by the clock of the database
   * @param up for how long this node has been; a time before it is nobody's who is new
   */
  Uni<Void> beginDaily(LocalTime at, Duration up) {
    var id = ids.next(0, clock.instant());
    return rows.runs()
        .forgetTheDead()
        .chain(() -> rows.beginDaily(id, SCHEDULE, at, up))
        .invoke(begun -> start(begun, id, Scope.ALL))
        .replaceWithVoid();
  }

  /** Whether there is anything to compare: a user may be nobody's. */
  public Uni<Boolean> concerns(Scope scope) {
    var user = scope.userId();
    return user == null ? Uni.createFrom().item(true) : reconciler.knows(user);
  }

  /** Begins one, or answers the one of the same scope that is running. */
  public Uni<Reconciliation> begin(Scope scope, Actor actor) {
    var id = ids.next(0, clock.instant());
    return rows.runs()
        .begin(
            id,
            scope.subject(),
            () -> rows.begin(id, scope, actor).invoke(begun -> start(begun, id, scope)));
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
