package dev.blotter.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for.
 *
 * @param until from when on the reader's token is refused, or null where it does not end
 */
record StreamRequest(Feed feed, Format format, @Nullable Instant until) {

  /** Whether the reader may be told nothing more. */
  boolean isOver(Instant time) {
    return until != null && !time.isBefore(until);
  }
}
