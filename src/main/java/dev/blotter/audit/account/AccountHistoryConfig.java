package dev.blotter.audit.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much of a user's past is replayed for one answer. */
@ConfigMapping(prefix = "blotter.account-history")
public interface AccountHistoryConfig {

  /** How many events one answer follows from at most. */
  @WithDefault("500000")
  @Min(1)
  long limit();

  /** How many histories of more than a thousand events a node goes through at a time. */
  @WithDefault("4")
  @Min(1)
  int atOnce();
}
