package dev.blotter.database.maintenance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of maintenance as metrics: what was last read, so that a scrape asks nobody. */
@Singleton
final class MaintenanceGauges {

  private static final String PREFIX = "blotter.maintenance.";

  private final MeterRegistry registry;
  private volatile @Nullable MaintenanceFigures figures;

  MaintenanceGauges(MeterRegistry registry) {
    this.registry = registry;
    for (var kind : TaskKind.values()) {
      gauge(kind, "last", "seconds", "When such a task was last done", f -> f.lastDone());
      gauge(kind, "failed", null, "Targets of which the last such task failed", f -> f.failed());
      gauge(kind, "waiting", null, "Tasks that wait", f -> f.waiting());
      gauge(kind, "oldest", "seconds", "How long one has waited or run", f -> orZero(f.oldest()));
    }
  }

  void read(MaintenanceFigures latest) {
    figures = latest;
  }

  /** Until they are read again. */
  void unknown() {
    figures = null;
  }

  private void gauge(
      TaskKind kind,
      String name,
      @Nullable String unit,
      String description,
      Function<MaintenanceFigures.OfKind, @Nullable Double> value) {
    Gauge.builder(PREFIX + name, this, gauges -> gauges.value(kind, value))
        .baseUnit(unit)
        .description(description)
        .tag("task", kind.name())
        .register(registry);
  }

  private double value(
      TaskKind kind, Function<MaintenanceFigures.OfKind, @Nullable Double> figure) {
    var known = figures;
    var value = known == null ? null : figure.apply(known.of(kind));
    return value == null ? Double.NaN : value;
  }

  private static double orZero(@Nullable Double seconds) {
    return seconds == null ? 0 : seconds;
  }
}
