package dev.blotter.job;

import java.time.Duration;
import java.util.Optional;

/**
 * When a job runs.
 *
 * @param delay how long after the start of the service it does so first
 * @param interval from one beginning to the next, above zero; empty where it never runs
 */
public record Rhythm(Duration delay, Optional<Duration> interval) {

  /** A node that has just started is to answer first. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** Again and again, a moment after the start for the first time. */
  public static Rhythm every(Duration interval) {
    return every(Optional.of(interval));
  }

  /** The same, or never where there is no interval. */
  public static Rhythm every(Optional<Duration> interval) {
    return new Rhythm(MOMENT, interval);
  }

  /** The same, but so long after the start for the first time. */
  public Rhythm after(Duration delay) {
    return new Rhythm(delay, interval);
  }
}
