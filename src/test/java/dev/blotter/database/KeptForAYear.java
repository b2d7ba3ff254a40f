package dev.blotter.database;

import java.time.Duration;

/** Keeps every record as long as it must be kept; what a test is about it says itself. */
public interface KeptForAYear extends PartitionsConfig {

  Duration YEAR = Duration.ofDays(365);

  @Override
  default Duration keepAccesses() {
    return YEAR;
  }

  @Override
  default Duration keepRefusals() {
    return YEAR;
  }

  @Override
  default Duration keepClockSamples() {
    return YEAR;
  }

  @Override
  default Duration keepQuotes() {
    return YEAR;
  }
}
