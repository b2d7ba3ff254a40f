package dev.blotter.marketdata;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Carries the last prices over to what their days closed at. Every node may run it: whatever was
 * done already is not done again, and a node that starts looks at all quotes once.
 */
@ApplicationScoped
class DailyPriceJob implements Recurring {

  private final DailyPrices prices;
  private final MarketDataConfig config;
  private volatile long done = System.nanoTime();

  DailyPriceJob(DailyPrices prices, MarketDataConfig config) {
    this.prices = prices;
    this.config = config;
  }

  /** A node that does not carry them over has nothing to be late with. */
  void register(@Observes StartupEvent event, MeterRegistry registry) {
    config.dailyInterval().ifPresent(interval -> register(interval, registry));
  }

  private void register(Duration interval, MeterRegistry registry) {
    Gauge.builder("blotter.daily.prices.interval.seconds", interval, Duration::toSeconds)
        .strongReference(true)
        .description("How often this node carries the last prices over to their days")
        .register(registry);
    Gauge.builder("blotter.daily.prices.age.seconds", this, DailyPriceJob::age)
        .description("Time since this node has carried the last prices over to their days")
        .register(registry);
  }

  @Override
  public String name() {
    return "daily-prices";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.dailyInterval()).after(Duration.ofSeconds(10));
  }

  @Override
  public Uni<Void> run() {
    return prices.carry().invoke(() -> done = System.nanoTime());
  }

  private double age() {
    return Duration.ofNanos(System.nanoTime() - done).toSeconds();
  }
}
