package dev.blotter.reconcile.postgres;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.reconcile.ReconcileConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalTime;

/**
 * Has everybody compared once a day. Each node asks every minute whether it is time and nobody has
 * begun yet; the clock that says so is that of the database, which all of them see.
 */
@Singleton
final class DailyReconciliation implements Recurring {

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Reconciliations reconciliations;
  private final ReconcileConfig config;
  private final long upSince = System.nanoTime();

  DailyReconciliation(Reconciliations reconciliations, ReconcileConfig config) {
    this.reconciliations = reconciliations;
    this.config = config;
  }

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.at().map(time -> LOOK)).after(LOOK);
  }

  @Override
  public Uni<Void> run() {
    return config.at().map(this::begin).orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> begin(LocalTime at) {
    var up = Duration.ofNanos(System.nanoTime() - upSince);
    return reconciliations.beginDaily(at, up);
  }
}
