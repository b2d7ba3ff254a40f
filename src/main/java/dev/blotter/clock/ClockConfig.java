package dev.blotter.clock;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the clock of this node is held against, and how closely. */
@ConfigMapping(prefix = "blotter.clock")
public interface ClockConfig {

  /** How often, or {@code off}. */
  @WithDefault("60s")
  Optional<@WithConverter(IntervalConverter.class) Duration> every();

  /** How far it may be off. */
  @WithDefault("50ms")
  @DurationMin(millis = 1)
  Duration tolerance();

  /** Servers of NTP beside the database: a host each, or host:port. */
  Optional<List<String>> ntp();

  /** How long an answer is waited for. */
  @WithDefault("2s")
  @DurationMin(millis = 1)
  Duration patience();

  /** What this node is called in the record; the name of its machine where empty. */
  Optional<String> node();
}
