package dev.blotter.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the projections work. */
@ConfigMapping(prefix = "blotter.projection")
public interface ProjectionConfig {

  /** False on a node that leaves the read models to others. */
  @WithDefault("true")
  boolean enabled();

  /**
   * How many events one pass applies at most, of all its lanes, save where one append is larger.
   */
  @WithDefault("500")
  @Min(1)
  int batchSize();

  /**
   * How many passes run at a time at most, each with a connection of its own, once there is much to
   * do.
   */
  @WithDefault("4")
  @Min(1)
  int parallelism();

  /** How soon the database is asked again while there is something to do. */
  @WithDefault("PT0.02S")
  @DurationMin(millis = 1)
  Duration pollMin();

  /** How soon it is asked again when nothing has happened for a while. */
  @WithDefault("PT0.5S")
  @DurationMin(millis = 1)
  Duration pollMax();

  /**
   * How long a lane stays with a node that has taken it and does nothing on it, as one that hangs
   * or was cut off; after that another node goes on.
   */
  @WithDefault("PT2S")
  @DurationMin(millis = 100)
  Duration lease();

  /** How soon a parked user's events are tried again; later twice as long after each attempt. */
  @WithDefault("PT1M")
  @DurationMin(millis = 1)
  Duration retryParkedAfter();

  /** How long a read waits for what it must see. */
  @WithDefault("PT2S")
  @DurationMin(millis = 1)
  Duration readTimeout();
}
