package dev.blotter.database;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How closely the database is watched. */
@ConfigMapping(prefix = "blotter.monitoring")
public interface MonitoringConfig {

  /** How often the figures of the database become metrics. */
  @WithDefault("60s")
  @WithConverter(IntervalConverter.class)
  Duration every();

  /** From which mean time on a statement counts as slow. */
  @WithDefault("1s")
  @DurationMin(millis = 1)
  Duration slowStatement();

  /** After how long a plan that is asked for with its real times is given up. */
  @WithDefault("5s")
  @DurationMin(millis = 1)
  Duration planTimeout();
}
