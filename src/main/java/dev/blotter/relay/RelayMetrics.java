package dev.blotter.relay;

import dev.blotter.relay.Leases.Lag;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Shows who relays and how far the relay is behind; no number where that is not known. */
@Singleton
final class RelayMetrics {

  private final MeterRegistry registry;
  private final RelayConfig config;
  private final RelayFigures figures;

  RelayMetrics(MeterRegistry registry, RelayConfig config, RelayFigures figures) {
    this.registry = registry;
    this.config = config;
    this.figures = figures;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("blotter.relay.enabled", config, c -> c.enabled() ? 1 : 0)
        .description("1 where this node relays, 0 where it does not")
        .register(registry);
    Gauge.builder("blotter.relay.lag.events", figures, f -> of(f, Lag::events))
        .description("Events that are still to be relayed, by all nodes")
        .register(registry);
    Gauge.builder("blotter.relay.lag.seconds", figures, f -> of(f, Lag::seconds))
        .description("For how long the oldest of them has been in the log")
        .register(registry);
    FunctionCounter.builder("blotter.relay.sent", figures, RelayFigures::sent)
        .description("Events that the broker has acknowledged to this node")
        .register(registry);
    FunctionCounter.builder("blotter.relay.failures", figures, RelayFigures::failures)
        .description("How often something did not get through and was tried again")
        .register(registry);
  }

  private static double of(RelayFigures figures, ToDoubleFunction<Lag> value) {
    var lag = figures.lag();
    return lag == null ? Double.NaN : value.applyAsDouble(lag);
  }
}
