package dev.blotter.reconcile.postgres;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.reconcile.postgres.LastRuns.Known;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** Shows how the last reconciliation of everybody went, the same on every node. */
@Singleton
final class ReconcileMetrics implements Recurring {

  private static final double MILLIS = 1_000;

  private final MeterRegistry registry;
  private final LastRuns runs;
  private final InstantSource clock;
  private volatile Known known = Known.NOTHING;

  ReconcileMetrics(MeterRegistry registry, LastRuns runs, InstantSource clock) {
    this.registry = registry;
    this.runs = runs;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event) {
    gauge("differences", "What the last reconciliation of everybody found", Known::differences);
    gauge("parked", "Read models of users that it found set aside", Known::parked);
    gauge("users.per.second", "How many users it checked in a second", Known::usersPerSecond);
    gauge(
        "clean.age.seconds",
        "Time since the last clean one, or since the first where none was",
        this::age);
  }

  @Override
  public String name() {
    return "reconcile-metrics";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(Duration.ofSeconds(15)).after(Duration.ofSeconds(5));
  }

  @Override
  public Uni<Void> run() {
    return runs.read().invoke(found -> known = found).replaceWithVoid();
  }

  private void gauge(String name, String description, ToDoubleFunction<Known> value) {
    Gauge.builder("blotter.reconcile." + name, this, of -> value.applyAsDouble(of.known))
        .description(description)
        .register(registry);
  }

  private double age(Known of) {
    var since = of.notCleanSince();
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / MILLIS;
  }
}
