package dev.blotter.projection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how far the projections are behind, and what they have set aside. */
@Singleton
final class ProjectionMetrics {

  private final MeterRegistry registry;
  private final Projections projections;

  ProjectionMetrics(MeterRegistry registry, Projections projections) {
    this.registry = registry;
    this.projections = projections;
  }

  void register(@Observes StartupEvent event) {
    projections.names().forEach(this::register);
    Gauge.builder("blotter.projection.lag.seconds", projections, Projections::lagSeconds)
        .description("For how long some lane has been behind without getting any further")
        .register(registry);
    FunctionCounter.builder("blotter.projection.failures", projections, Projections::failures)
        .description("How often work on the projections has failed and was tried again")
        .register(registry);
    FunctionCounter.builder("blotter.projection.applied", projections, Projections::appliedHere)
        .description("Events that this node has brought the read models past, once for each model")
        .register(registry);
  }

  private void register(String name) {
    Gauge.builder("blotter.projection.lag.events", projections, p -> p.lag(name))
        .description("Events not applied yet")
        .tag("projection", name)
        .register(registry);
    Gauge.builder("blotter.projection.parked", projections, p -> p.parked(name))
        .description("Events set aside because they, or one before them, cannot be applied")
        .tag("projection", name)
        .register(registry);
    Gauge.builder("blotter.projection.parked.users", projections, p -> p.parkedUsers(name))
        .description("Users of whom events are set aside")
        .tag("projection", name)
        .register(registry);
  }
}
