package dev.blotter.reconcile.postgres;

import dev.blotter.job.RunControl;
import dev.blotter.projection.StoredModels;
import dev.blotter.reconcile.Findings;
import dev.blotter.reconcile.Progress;
import dev.blotter.reconcile.ReconcileConfig;
import dev.blotter.reconcile.Reconciler;
import dev.blotter.reconcile.Scope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One comparison under way: lane by lane, some users at a time, one connection at a time. */
final class Run {

  private final UUID id;
  private final Scope scope;
  private final RunControl control;
  private final StoredModels stored;
  private final Reconciler reconciler;
  private final DifferenceRows differences;
  private final ReconcileConfig config;
  private volatile Progress progress = Progress.NONE;
  private int kept;

  Run(
      UUID id,
      Scope scope,
      RunControl control,
      StoredModels stored,
      Reconciler reconciler,
      DifferenceRows differences,
      ReconcileConfig config) {
    this.id = id;
    this.scope = scope;
    this.control = control;
    this.stored = stored;
    this.reconciler = reconciler;
    this.differences = differences;
    this.config = config;
  }

  Progress progress() {
    return progress;
  }

  /** Compares all of the scope; fails with a CancellationException where it is to end before. */
  Uni<Void> work() {
    return count()
        .invoke(total -> progress = progress.of(total))
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(scope.lanes())
                    .onItem()
                    .transformToUniAndConcatenate(this::lane)
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  private Uni<Long> count() {
    if (!scope.isAll()) {
      return Uni.createFrom().item(1L);
    }
    return Multi.createFrom()
        .iterable(scope.lanes())
        .onItem()
        .transformToUniAndConcatenate(stored::userCount)
        .collect()
        .in(() -> new long[1], (sum, more) -> sum[0] += more)
        .map(sum -> sum[0]);
  }

  private Uni<Void> lane(int lane) {
    control.mustGoOn();
    var user = scope.userId();
    return (user == null ? stored.users(lane) : Uni.createFrom().item(List.of(user)))
        .onItem()
        .transformToMulti(users -> Multi.createFrom().iterable(users))
        .group()
        .intoLists()
        .of(Math.max(1, config.usersAtATime()))
        .onItem()
        .transformToUniAndConcatenate(users -> some(lane, users))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> some(int lane, List<UUID> users) {
    control.mustGoOn();
    return reconciler
        .check(lane, users)
        .chain(found -> keep(found).invoke(() -> progress = progress.plus(found)))
        .chain(this::rest);
  }

  private Uni<Void> keep(Findings found) {
    var wanted = found.differences().stream().limit(Math.max(0, config.kept() - kept)).toList();
    int number = kept;
    kept += wanted.size();
    return differences.add(id, number, wanted);
  }

  private Uni<Void> rest() {
    var done = Uni.createFrom().voidItem();
    return config.pause().compareTo(Duration.ZERO) > 0
        ? done.onItem().delayIt().by(config.pause())
        : done;
  }
}
