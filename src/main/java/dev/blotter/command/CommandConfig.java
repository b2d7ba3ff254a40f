package dev.blotter.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How commands are grouped, bounded and retried. */
@ConfigMapping(prefix = "blotter.command")
public interface CommandConfig {

  /** How many groups may be in flight at once; every lane belongs to one of the pipelines. */
  @WithDefault("2")
  @Min(1)
  int pipelines();

  /** The largest number of commands in one group. */
  @WithDefault("256")
  @Min(1)
  int groupLimit();

  /** How many commands may wait in one pipeline before more are turned away. */
  @WithDefault("4096")
  @Min(4)
  int queueLimit();

  /** How long a command may have waited in a pipeline, while all do, before orders are refused. */
  @WithDefault("200ms")
  @DurationMin(millis = 1)
  Duration targetWait();

  /** How late an event loop may be, while it always is, before orders are refused. */
  @WithDefault("50ms")
  @DurationMin(millis = 1)
  Duration targetLag();

  /**
   * For how long every command must have waited longer than that, or the event loop have been
   * later. A command may wait for that long where those before it did not.
   */
  @WithDefault("500ms")
  @DurationMin(millis = 1)
  Duration targetWaitInterval();

  /** How many orders' states one pipeline remembers, and how many of users, books and positions. */
  @WithDefault("5000")
  @Min(1)
  int cacheSize();

  /**
   * Which part of the heap all pipelines may take, about, for the states of users, books and
   * positions; those of orders may take as much.
   */
  @WithDefault("0.4")
  @DecimalMin("0.01")
  @DecimalMax("0.5")
  double cacheShare();

  /** How often a command is decided anew after a conflict before it is refused. */
  @WithDefault("20")
  @Min(1)
  int attempts();

  /** How often a group whose outcome is unknown is appended again to find it out. */
  @WithDefault("5")
  @Min(0)
  int appendRetries();

  /** How long to wait before the first of these; it doubles each time. */
  @WithDefault("50ms")
  @DurationMin(millis = 1)
  Duration appendRetryDelay();

  /** How long it may take to find out what became of a group, all its appends together. */
  @WithDefault("35s")
  @DurationMin(millis = 1)
  Duration appendPatience();

  /** After how many events of an aggregate its state is kept as a snapshot, at the soonest. */
  @WithDefault("200")
  @Min(1)
  int snapshotEvery();
}
