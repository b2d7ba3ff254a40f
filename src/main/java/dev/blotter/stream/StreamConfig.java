package dev.blotter.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How events are streamed. */
@ConfigMapping(prefix = "blotter.stream")
public interface StreamConfig {

  /** How many streams this node keeps open at most. */
  @WithDefault("2000")
  @Min(1)
  int clients();

  /** How many of them one caller may have. */
  @WithDefault("20")
  @Min(1)
  int clientsPerCaller();

  /** How often a stream without events says that it is alive, and how far it is. */
  @WithDefault("15s")
  @DurationMin(millis = 1)
  Duration heartbeat();

  /** How often the log is asked for what other nodes append. */
  @WithDefault("PT0.1S")
  @DurationMin(millis = 1)
  Duration poll();

  /** For how many bytes of events the newest are kept at hand for all readers. */
  @WithDefault("16777216")
  @Min(1)
  long windowBytes();

  /** How many readers that are behind read the log at a time. */
  @WithDefault("4")
  @Min(1)
  int catchUps();

  /** How long a reader may take nothing before it is told to resume. */
  @WithDefault("30s")
  @DurationMin(millis = 1)
  Duration patience();
}
