package dev.blotter.stream;

import java.time.Duration;

/** A node that asks the log often, and else does as it does by default. */
final class Often implements StreamConfig {

  @Override
  public int clients() {
    return 1;
  }

  @Override
  public int clientsPerCaller() {
    return 1;
  }

  @Override
  public Duration heartbeat() {
    return Duration.ofSeconds(15);
  }

  @Override
  public Duration poll() {
    return Duration.ofMillis(20);
  }

  @Override
  public long windowBytes() {
    return 1_000;
  }

  @Override
  public int catchUps() {
    return 1;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }
}
