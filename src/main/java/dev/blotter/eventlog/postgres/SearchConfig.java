package dev.blotter.eventlog.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What a search of the log may cost everybody else. */
@ConfigMapping(prefix = "blotter.search")
public interface SearchConfig {

  /** How long one search may take in the database, and so keep a connection from commands. */
  @WithDefault("PT5S")
  @DurationMin(millis = 1)
  Duration timeout();
}
