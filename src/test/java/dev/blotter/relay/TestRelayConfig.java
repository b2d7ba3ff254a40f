package dev.blotter.relay;

import java.net.URI;
import java.time.Duration;

/** Small batches, so that tests see many of them. */
record TestRelayConfig(int batchSize, Duration lease) implements RelayConfig {

  static final TestRelayConfig SMALL = new TestRelayConfig(7, Duration.ofSeconds(10));

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public String brokers() {
    return "";
  }

  @Override
  public String topic() {
    return "";
  }

  @Override
  public URI source() {
    return URI.create("/test");
  }

  @Override
  public int lanes() {
    return 3;
  }

  @Override
  public Duration poll() {
    return Duration.ofMillis(20);
  }

  @Override
  public Duration patience() {
    return lease.multipliedBy(5);
  }
}
