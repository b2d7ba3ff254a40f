package dev.blotter.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When partitions are made. */
@ConfigMapping(prefix = "blotter.partitions")
public interface PartitionsConfig {

  /** How often they are looked after, from the start on. */
  @WithDefault("24h")
  Duration every();

  /** How far ahead of their time partitions are made. */
  @WithDefault("93d")
  Duration ahead();
}
