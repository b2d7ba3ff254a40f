package dev.blotter.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time, open at either end where that is null.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

  /** Any time. */
  public static final TimeSpan ALL = new TimeSpan(null, null);
}
