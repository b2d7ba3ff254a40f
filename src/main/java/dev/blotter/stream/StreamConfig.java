package dev.blotter.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are streamed. */
@ConfigMapping(prefix = "blotter.stream")
public interface StreamConfig {

  /** How many streams this node keeps open at most. */
  @WithDefault("2000")
  int clients();

  /** How many of them one caller may have. */
  @WithDefault("20")
  int clientsPerCaller();

  /** How often a stream without events says that it is alive, and how far it is. */
  @WithDefault("15s")
  Duration heartbeat();

  /** How often the log is asked for what other nodes append. */
  @WithDefault("PT0.1S")
  Duration poll();

  /** For how many bytes of events the newest are kept at hand for all readers. */
  @WithDefault("16777216")
  long windowBytes();

  /** How many readers that are behind read the log at a time. */
  @WithDefault("4")
  int catchUps();

  /** How long a reader may take nothing before it is told to resume. */
  @WithDefault("30s")
  Duration patience();
}
