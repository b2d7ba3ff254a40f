package dev.blotter.database;

import java.time.Duration;

/** How a database is watched in tests. */
public record EachMinute() implements MonitoringConfig {

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration slowStatement() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration planTimeout() {
    return Duration.ofSeconds(10);
  }
}
