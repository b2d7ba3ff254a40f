package dev.blotter.projection.rebuild;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How read models are made anew. */
@ConfigMapping(prefix = "blotter.rebuild")
public interface RebuildConfig {

  /** How many lanes or indexes a node works on at a time, each with a connection of its own. */
  @WithDefault("2")
  @Min(1)
  int parallelism();

  /** How many events of a lane are folded at a time. */
  @WithDefault("10000")
  @Min(1)
  int batchSize();

  /** How many events of a lane the new rows may be behind when they are compared. */
  @WithDefault("100")
  @Min(0)
  int closeEnough();

  /** How long the swap waits for readers and writers before it lets them go first. */
  @WithDefault("250ms")
  @DurationMin(millis = 1)
  Duration swapLockTimeout();

  /** How soon the swap is tried again after that. */
  @WithDefault("500ms")
  @DurationMin(millis = 1)
  Duration swapPause();

  /** How many differences are kept of each lane. */
  @WithDefault("100")
  @Min(0)
  int keptDifferences();

  /** How long a lane stays with a node that has taken it and does nothing on it. */
  @WithDefault("10s")
  @DurationMin(millis = 100)
  Duration lease();

  /** How often a node looks whether there is a rebuild to work on. */
  @WithDefault("1s")
  @WithConverter(IntervalConverter.class)
  Duration poll();
}
