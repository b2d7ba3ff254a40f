package dev.blotter.marketdata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How prices are remembered. */
@ConfigMapping(prefix = "blotter.marketdata")
public interface MarketDataConfig {

  /** How often nodes exchange the latest prices. */
  @WithDefault("1s")
  String syncInterval();

  /** How often the last prices are carried over to what their days closed at. */
  @WithDefault("60s")
  String dailyInterval();

  /** Where a day begins and ends: of all instruments alike, so that their days compare. */
  @WithDefault("${blotter.trading.session-zone:America/New_York}")
  ZoneId dayZone();
}
