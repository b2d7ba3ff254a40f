package dev.blotter.http.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much one caller may ask of a node. */
@ConfigMapping(prefix = "blotter.http.rate-limit")
public interface RateLimitConfig {

  /** How many orders a second a caller may place or replace; 0 for as many as it likes. */
  @WithDefault("0")
  @Min(0)
  int ordersPerSecond();

  /** How many of them at once after a pause; no less than those of a second. */
  @WithDefault("0")
  @Min(0)
  int ordersBurst();
}
