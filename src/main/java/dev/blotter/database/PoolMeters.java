package dev.blotter.database;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.LongStream;

/** Keeps of the waits for a connection how many took how long, not only their mean. */
final class PoolMeters {

  private static final String QUEUE_DELAY = "sql.pool.queue.delay";
  private static final long[] BOUNDS_MS = {1, 5, 10, 25, 50, 100, 250, 500, 1000, 3000, 10_000};

  private PoolMeters() {}

  @Produces
  @Singleton
  static MeterFilter queueDelay() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(QUEUE_DELAY) ? spread().merge(config) : config;
      }
    };
  }

  private static DistributionStatisticConfig spread() {
    return DistributionStatisticConfig.builder()
        .percentiles(0.5, 0.95, 0.99)
        .serviceLevelObjectives(LongStream.of(BOUNDS_MS).mapToDouble(ms -> ms * 1e6).toArray())
        .build();
  }
}
