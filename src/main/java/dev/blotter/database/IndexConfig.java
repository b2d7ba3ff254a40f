package dev.blotter.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which indexes there are. */
@ConfigMapping(prefix = "blotter.indexes")
public interface IndexConfig {

  /** What becomes of indexes that another index makes redundant. */
  @WithDefault("keep")
  Redundant redundant();

  /** What to do with redundant indexes. */
  enum Redundant {
    KEEP,
    DROP
  }
}
