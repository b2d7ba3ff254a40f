package dev.blotter.projection;

import java.time.Duration;

/** Small batches, so that tests see many of them. */
record TestConfig(boolean enabled, int batchSize, int parallelism, Duration readTimeout)
    implements ProjectionConfig {

  static final TestConfig SMALL = new TestConfig(true, 7, 2, Duration.ofSeconds(2));

  @Override
  public Duration lease() {
    return Duration.ofMillis(300);
  }

  @Override
  public Duration retryParkedAfter() {
    return Duration.ZERO;
  }

  @Override
  public Duration pollMin() {
    return Duration.ofMillis(5);
  }

  @Override
  public Duration pollMax() {
    return Duration.ofMillis(50);
  }
}
