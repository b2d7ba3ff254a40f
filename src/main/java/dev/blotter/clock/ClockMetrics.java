package dev.blotter.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows how far other clocks are ahead of this node's, no number before the first sample; and for
 * how long each has not been asked, where they are.
 */
@Singleton
final class ClockMetrics {

  private static final double NANOS = 1e9;

  private final MeterRegistry registry;
  private final References references;
  private final KnownOffsets known;
  private final Optional<Duration> every;

  ClockMetrics(
      MeterRegistry registry, References references, KnownOffsets known, ClockConfig config) {
    this.registry = registry;
    this.references = references;
    this.known = known;
    this.every = config.every();
  }

  void register(@Observes StartupEvent event) {
    for (var reference : references.all()) {
      var name = reference.name();
      gauge(name, "offset", "How far it is ahead", last -> reading(last, name, Reading::offset));
      gauge(
          name,
          "uncertainty",
          "How much more or less that may be",
          last -> reading(last, name, Reading::uncertainty));
      if (every.isPresent()) {
        gauge(
            name,
            "sample.age",
            "Since it answered, or since the start",
            last -> Optional.of(last.age(name)));
        gauge(name, "interval", "How often it is asked", last -> every);
      }
    }
  }

  private static Optional<Duration> reading(
      KnownOffsets known, String name, Function<Reading, Duration> part) {
    return known.sample(name).map(ClockSample::reading).map(part);
  }

  private void gauge(
      String reference,
      String name,
      String description,
      Function<KnownOffsets, Optional<Duration>> value) {
    Gauge.builder("blotter.clock." + name + ".seconds", known, last -> seconds(value.apply(last)))
        .tag("reference", reference)
        .description(description)
        .register(registry);
  }

  private static double seconds(Optional<Duration> duration) {
    return duration.map(known -> known.toNanos() / NANOS).orElse(Double.NaN);
  }
}
