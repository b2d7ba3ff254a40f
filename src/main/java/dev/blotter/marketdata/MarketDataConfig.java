package dev.blotter.marketdata;

import dev.blotter.job.IntervalConverter;
import dev.blotter.job.ZoneConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** How prices are remembered. */
@ConfigMapping(prefix = "blotter.marketdata")
public interface MarketDataConfig {

  /** How often nodes exchange the latest prices. */
  @WithDefault("1s")
  Optional<@WithConverter(IntervalConverter.class) Duration> syncInterval();

  /** How often the last prices are carried over to what their days closed at. */
  @WithDefault("60s")
  Optional<@WithConverter(IntervalConverter.class) Duration> dailyInterval();

  /** Where a day begins and ends: of all instruments alike, so that their days compare. */
  @WithDefault("${blotter.trading.session-zone:America/New_York}")
  @WithConverter(ZoneConverter.class)
  ZoneId dayZone();
}
