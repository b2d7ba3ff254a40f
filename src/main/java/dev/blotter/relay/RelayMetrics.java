package dev.blotter.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how far the relay is behind. */
@Singleton
final class RelayMetrics {

  private final MeterRegistry registry;
  private final RelayFigures figures;

  RelayMetrics(MeterRegistry registry, RelayFigures figures) {
    this.registry = registry;
    this.figures = figures;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("blotter.relay.lag.events", figures, f -> f.lag().events())
        .description("Events that are still to be relayed, by all nodes")
        .register(registry);
    Gauge.builder("blotter.relay.lag.seconds", figures, f -> f.lag().seconds())
        .description("For how long the oldest of them has been in the log")
        .register(registry);
    FunctionCounter.builder("blotter.relay.sent", figures, RelayFigures::sent)
        .description("Events that the broker has acknowledged to this node")
        .register(registry);
    FunctionCounter.builder("blotter.relay.failures", figures, RelayFigures::failures)
        .description("How often something did not get through and was tried again")
        .register(registry);
  }
}
