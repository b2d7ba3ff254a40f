package dev.blotter.reconcile;

import dev.blotter.job.TimeOfDayConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** When read models are compared with the log without being asked, and how hastily. */
@ConfigMapping(prefix = "blotter.reconcile")
public interface ReconcileConfig {

  /** The time of day in UTC at which everybody is; {@code off} for never. */
  @WithDefault("03:30")
  Optional<@WithConverter(TimeOfDayConverter.class) LocalTime> at();

  /** How many users are compared at a time; of their rows the prints are in memory meanwhile. */
  @WithDefault("20")
  @Min(1)
  int usersAtATime();

  /** How long to rest between them. */
  @WithDefault("10ms")
  @DurationMin
  Duration pause();

  /** How many differences a run keeps; all are counted. */
  @WithDefault("1000")
  @Min(0)
  int kept();
}
