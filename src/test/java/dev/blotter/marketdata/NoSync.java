package dev.blotter.marketdata;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Nothing happens by itself. */
record NoSync(ZoneId dayZone) implements MarketDataConfig {

  @Override
  public Optional<Duration> syncInterval() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> dailyInterval() {
    return Optional.empty();
  }
}
