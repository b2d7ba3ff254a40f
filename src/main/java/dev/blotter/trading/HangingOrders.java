package dev.blotter.trading;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.order.HangingOrderQueries;
import dev.blotter.order.OrderStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Shows how many orders wait for a venue that says nothing, the same on every node. Nothing is done
 * about them: what a venue did not say is not known.
 */
@Singleton
final class HangingOrders implements Recurring {

  private final MeterRegistry registry;
  private final HangingOrderQueries queries;
  private final TradingConfig config;
  private final InstantSource clock;
  private volatile Map<OrderStatus, Long> known = Map.of();

  HangingOrders(
      MeterRegistry registry,
      HangingOrderQueries queries,
      TradingConfig config,
      InstantSource clock) {
    this.registry = registry;
    this.queries = queries;
    this.config = config;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event) {
    HangingOrderQueries.UNANSWERED.forEach(this::register);
  }

  private void register(OrderStatus status) {
    Gauge.builder("blotter.orders.stuck", this, of -> of.known.getOrDefault(status, 0L))
        .description("Orders that wait for a venue of which nothing has been heard for too long")
        .tag("status", status.name())
        .register(registry);
  }

  @Override
  public String name() {
    return "hanging-orders";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(Duration.ofSeconds(30)).after(Duration.ofSeconds(5));
  }

  @Override
  public Uni<Void> run() {
    return look(clock.instant().minus(config.stuckAfter()));
  }

  /** Counts those of which nothing was heard since then. */
  Uni<Void> look(Instant silentSince) {
    return queries.silentSince(silentSince).invoke(found -> known = found).replaceWithVoid();
  }
}
