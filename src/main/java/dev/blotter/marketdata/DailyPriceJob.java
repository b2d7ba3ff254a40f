package dev.blotter.marketdata;

import dev.blotter.job.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Carries the last prices over to what their days closed at. Every node may run it: whatever was
 * done already is not done again, and a node that starts looks at all quotes once.
 */
@ApplicationScoped
class DailyPriceJob {

  private static final String JOB = "daily-prices";

  private final Jobs jobs;
  private final DailyPrices prices;
  private final InstantSource clock;
  private volatile Instant done;

  DailyPriceJob(Jobs jobs, DailyPrices prices, InstantSource clock) {
    this.jobs = jobs;
    this.prices = prices;
    this.clock = clock;
    this.done = clock.instant();
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    Gauge.builder("blotter.daily.prices.age.seconds", this, DailyPriceJob::age)
        .description("Time since this node has carried the last prices over to their days")
        .register(registry);
  }

  @Scheduled(
      identity = JOB,
      every = "${blotter.marketdata.daily-interval:60s}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return jobs.again(JOB, () -> prices.carry().invoke(() -> done = clock.instant()));
  }

  private double age() {
    return Duration.between(done, clock.instant()).toSeconds();
  }
}
