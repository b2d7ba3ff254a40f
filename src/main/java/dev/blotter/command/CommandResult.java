package dev.blotter.command;

import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a command ended. */
public sealed interface CommandResult {

  /**
   * It is in the log, durably, or changed nothing.
   *
   * @param position how far the log goes with it; null where it changed nothing
   * @param occurredAt when it was appended; null where it changed nothing
   * @param replayed true where this answers a retry with the first answer
   */
  record Done(
      Answer answer,
      @Nullable LanePosition position,
      @Nullable Instant occurredAt,
      boolean replayed)
      implements CommandResult {}

  /**
   * It was refused and nothing was stored.
   *
   * @param resource the current state of what it was about as JSON text, or null
   */
  record Refused(Rejection rejection, @Nullable String resource, long version)
      implements CommandResult {}
}
