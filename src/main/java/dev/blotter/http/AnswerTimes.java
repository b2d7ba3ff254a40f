package dev.blotter.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Keeps of the answers how many took how long: a mean hides the few that wait. */
@Singleton
final class AnswerTimes implements MeterFilter {

  private static final long[] BOUNDS_MS = {
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000
  };

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals(CountedRequests.REQUESTS) ? spread().merge(config) : config;
  }

  private static DistributionStatisticConfig spread() {
    var bounds = Arrays.stream(BOUNDS_MS).mapToDouble(TimeUnit.MILLISECONDS::toNanos).toArray();
    return DistributionStatisticConfig.builder().serviceLevelObjectives(bounds).build();
  }
}
