package dev.blotter.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how many streams are open and whether they follow the log. */
@Singleton
final class StreamFigures {

  private final MeterRegistry registry;
  private final Streams streams;

  StreamFigures(MeterRegistry registry, Streams streams) {
    this.registry = registry;
    this.streams = streams;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("blotter.stream.open", streams, Streams::open)
        .description("Streams that are open")
        .register(registry);
    Gauge.builder("blotter.stream.lag.seconds", streams, Streams::lagSeconds)
        .description("For how long the streams have not heard of what is in the log")
        .register(registry);
  }
}
