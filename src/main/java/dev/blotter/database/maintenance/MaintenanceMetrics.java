package dev.blotter.database.maintenance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Shows how long tasks took on this node, and how they ended. */
@Singleton
class MaintenanceMetrics {

  private final MeterRegistry registry;

  MaintenanceMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void ended(TaskKind kind, TaskState state, Duration took) {
    Timer.builder("blotter.maintenance.duration")
        .description("How long tasks took")
        .tag("task", kind.name())
        .tag("outcome", state.name())
        .register(registry)
        .record(took);
  }
}
