package dev.blotter.http;

import dev.blotter.kernel.TimeSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the times that a list is bounded by. */
public final class TimeSpans {

  private TimeSpans() {}

  /** From the parameters {@code from} and {@code to}; a 400 where the end is not the later one. */
  public static TimeSpan of(@Nullable Instant from, @Nullable Instant to) {
    return of(from, "to", to);
  }

  /** The same where the parameter of the end has that name. */
  public static TimeSpan of(@Nullable Instant from, String name, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw RequestProblem.parameter(name, "must be after the beginning");
    }
    return new TimeSpan(from, to);
  }
}
