package dev.blotter.database.maintenance;

import dev.blotter.database.MonitoringConfig;
import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads from time to time how maintenance goes. */
@Singleton
final class MaintenanceFiguresJob implements Recurring {

  private final Pool pool;
  private final MaintenanceGauges gauges;
  private final Duration every;

  MaintenanceFiguresJob(Pool pool, MaintenanceGauges gauges, MonitoringConfig config) {
    this.pool = pool;
    this.gauges = gauges;
    this.every = config.every();
  }

  @Override
  public String name() {
    return "read-maintenance-figures";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(every);
  }

  @Override
  public Uni<Void> run() {
    return pool.query(MaintenanceFigures.SQL)
        .execute()
        .map(MaintenanceFigures::of)
        .invoke(gauges::read)
        .onFailure()
        .invoke(gauges::unknown)
        .replaceWithVoid();
  }
}
