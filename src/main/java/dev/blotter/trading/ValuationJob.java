package dev.blotter.trading;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.kernel.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Values the accounts for the last day that is over. Every run looks for what is not valued yet, so
 * that a node which starts later, or a command that failed, is caught up with. Every node may run
 * it.
 */
@Singleton
public final class ValuationJob implements Recurring {
  private static final String NAME = "valuation";
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final DayValuation valuation;
  private final TradingConfig config;
  private final MeterRegistry registry;
  private final AtomicLong due = new AtomicLong();

  ValuationJob(DayValuation valuation, TradingConfig config, MeterRegistry registry) {
    this.valuation = valuation;
    this.config = config;
    this.registry = registry;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("blotter.valuations.due", due, AtomicLong::get)
        .description("Accounts that are still to be valued for the last day that is over")
        .register(registry);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.valuationInterval()).after(Duration.ofSeconds(20));
  }

  @Override
  public Uni<Void> run() {
    return count().chain(left -> left == 0 ? nothing() : value()).chain(this::counted);
  }

  private Uni<Void> value() {
    return valuation.ofAll(valuation.lastClosed(), Actor.system(NAME), PATIENCE).replaceWithVoid();
  }

  private Uni<Long> count() {
    return valuation.left(valuation.lastClosed()).invoke(due::set);
  }

  private Uni<Void> counted() {
    return due.get() == 0 ? nothing() : count().replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
