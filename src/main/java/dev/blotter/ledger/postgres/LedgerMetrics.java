package dev.blotter.ledger.postgres;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far the ledger is behind, and whether it is whole; no number where that is not known.
 */
@Singleton
final class LedgerMetrics {

  private static final double MILLIS = 1_000;

  private final MeterRegistry registry;
  private final LedgerFigures figures;
  private final InstantSource clock;

  LedgerMetrics(MeterRegistry registry, LedgerFigures figures, InstantSource clock) {
    this.registry = registry;
    this.figures = figures;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event) {
    gauge("unsealed.events", "Events that are not sealed yet", Summary::unsealed);
    gauge("broken", "Faults that nobody has acknowledged", summary -> summary.faults().size());
    age("unsealed.oldest.seconds", "Age of the oldest of them", Summary::oldestUnsealed);
    age("seal.age.seconds", "Time since the last seal of any lane", LedgerMetrics::sealedAt);
    age("head.age.seconds", "Time since the last head", LedgerMetrics::headAt);
    gauge(
        "head.waits.seconds",
        "For how long sealed events have been in no head",
        summary -> summary.unsigned() > 0 ? figures.headWaits() : 0);
    age(
        "verified.age.seconds",
        "Time since everything was verified, or since the first seal where it never was",
        Summary::unverifiedSince);
    gauge(
        "heads.unpublished",
        "Heads that are not written outside the database yet",
        figures::unpublished);
    FunctionCounter.builder("blotter.ledger.sealed", figures, LedgerFigures::sealed)
        .description("Events that this node has sealed")
        .register(registry);
    FunctionCounter.builder("blotter.ledger.failures", figures, LedgerFigures::failures)
        .description("How often sealing has failed and was tried again")
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Summary> value) {
    Gauge.builder("blotter.ledger." + name, figures, known -> of(known, value))
        .description(description)
        .register(registry);
  }

  private void age(String name, String description, Function<Summary, @Nullable Instant> moment) {
    gauge(name, description, summary -> seconds(moment.apply(summary)));
  }

  private static double of(LedgerFigures figures, ToDoubleFunction<Summary> value) {
    var summary = figures.last();
    return summary == null ? Double.NaN : value.applyAsDouble(summary);
  }

  private double seconds(@Nullable Instant since) {
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / MILLIS;
  }

  private static @Nullable Instant sealedAt(Summary summary) {
    var seal = summary.lastSeal();
    return seal == null ? null : seal.sealedAt();
  }

  private static @Nullable Instant headAt(Summary summary) {
    var head = summary.lastHead();
    return head == null ? null : head.time();
  }
}
