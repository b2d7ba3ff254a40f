package dev.blotter.database.maintenance;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Looks whether a task waits, and has it begun. */
@Singleton
final class MaintenanceJob implements Recurring {

  private final MaintenanceTasks tasks;
  private final Maintenance maintenance;
  private final MaintenanceConfig config;

  MaintenanceJob(MaintenanceTasks tasks, Maintenance maintenance, MaintenanceConfig config) {
    this.tasks = tasks;
    this.maintenance = maintenance;
    this.config = config;
  }

  @Override
  public String name() {
    return "maintenance";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.poll());
  }

  @Override
  public Uni<Void> run() {
    return tasks.areOpen().invoke(this::begin).replaceWithVoid();
  }

  private void begin(boolean open) {
    if (open) {
      maintenance.hurry();
    }
  }
}
