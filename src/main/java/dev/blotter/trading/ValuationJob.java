package dev.blotter.trading;

import dev.blotter.job.Jobs;
import dev.blotter.kernel.Actor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
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
public final class ValuationJob {
  private static final String NAME = "valuation";
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Jobs jobs;
  private final DayValuation valuation;
  private final MeterRegistry registry;
  private final AtomicLong due = new AtomicLong();

  ValuationJob(Jobs jobs, DayValuation valuation, MeterRegistry registry) {
    this.jobs = jobs;
    this.valuation = valuation;
    this.registry = registry;
  }

  void register(@Observes StartupEvent event) {
    Gauge.builder("blotter.valuations.due", due, AtomicLong::get)
        .description("Accounts that are still to be valued for the last day that is over")
        .register(registry);
  }

  @Scheduled(
      identity = NAME,
      every = "${blotter.trading.valuation-interval:60s}",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return jobs.again(
        NAME, () -> count().chain(left -> left == 0 ? nothing() : value()).chain(this::counted));
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
