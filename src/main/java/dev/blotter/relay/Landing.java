package dev.blotter.relay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of events of a lane that were sent.
 *
 * @param upTo the position up to which the broker has all of them
 * @param at when the event there occurred
 * @param fault why it has no more of them, or null where it has all
 */
public record Landing(LeasedLane lease, long upTo, Instant at, @Nullable Throwable fault) {

  long events() {
    return upTo - lease.above();
  }
}
