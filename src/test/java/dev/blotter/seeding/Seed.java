package dev.blotter.seeding;

import java.time.Duration;
import java.time.Instant;

/**
 * What a data set is made from: the same seed gives the same data, but for what is encrypted, whose
 * nonces are drawn anew.
 *
 * @param orders how many orders at least
 * @param seed of all that is drawn
 * @param until when the history ends; the last trades are of the day before
 */
public record Seed(int orders, long seed, Instant until) {

  /** How far back the history goes: four quarters are touched. */
  static final Duration SPAN = Duration.ofDays(270);

  /** Orders of the largest account: enough for a page of 1,000, whatever the size of the whole. */
  static final int LARGEST_ACCOUNT = 1_200;

  Instant from() {
    return until.minus(SPAN);
  }

  /** Before all that happens, in milliseconds. */
  long start() {
    return from().minus(Duration.ofDays(1)).toEpochMilli();
  }
}
