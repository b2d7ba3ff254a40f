package dev.blotter.database.maintenance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Shows how long tasks took on this node, how they ended, and when each kind was last done. */
@Singleton
class MaintenanceMetrics {

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<TaskKind, AtomicLong> lastDone = new EnumMap<>(TaskKind.class);

  MaintenanceMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    for (var kind : TaskKind.values()) {
      var last = new AtomicLong();
      lastDone.put(kind, last);
      TimeGauge.builder("blotter.maintenance.last", last::get, TimeUnit.MILLISECONDS)
          .description("When such a task was last done by this node; 0 where it was not yet")
          .tag("task", kind.name())
          .register(registry);
    }
  }

  void ended(TaskKind kind, TaskState state, Duration took) {
    Timer.builder("blotter.maintenance.duration")
        .description("How long tasks took")
        .tag("task", kind.name())
        .tag("outcome", state.name())
        .register(registry)
        .record(took);
    if (state == TaskState.DONE) {
      var last = lastDone.get(kind);
      if (last != null) {
        last.set(clock.millis());
      }
    }
  }
}
