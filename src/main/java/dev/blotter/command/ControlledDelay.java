package dev.blotter.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells a queue that is long for a moment, which is to be borne, from one that stands and only
 * makes everybody wait: controlled delay, by time and not by number, so that it holds at any rate
 * of service. A queue stands once nothing has left it within the target wait for an interval (RFC
 * 8289, section 3.2). How much may wait then is bounded by the target, else by the interval, as B.
 * Maurer describes it for requests ("Fail at Scale", ACM Queue 13(8), 2015). Times are in
 * nanoseconds. Thread-safe.
 */
final class ControlledDelay {

  private static final int LONGEST_RETRY_AFTER = 10;

  private final long target;
  private final long interval;
  private final LongSupplier nanoTime;
  private volatile long shortAt;

  /**
   * Of a queue that nobody waits in.
   *
   * @param nanoTime a clock that never goes back
   */
  ControlledDelay(Duration target, Duration interval, LongSupplier nanoTime) {
    this.target = target.toNanos();
    this.interval = interval.toNanos();
    this.nanoTime = nanoTime;
    this.shortAt = nanoTime.getAsLong();
  }

  /** Something has left the queue, and whatever left with it had waited no longer. */
  void left(long waited) {
    if (waited <= target) {
      shortAt = nanoTime.getAsLong();
    }
  }

  /** Whether one more may join while the one that waits longest has waited for so long. */
  boolean admits(long waited) {
    return waited <= target || (waited <= interval && !stands());
  }

  /** Whether the queue has not been short for an interval. */
  boolean stands() {
    return standing() > interval;
  }

  /**
   * When to come again, in seconds: the later the longer the queue has stood, so that those who are
   * refused do not add to what is too much already.
   */
  int retryAfter() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(standing());
    return Math.clamp(seconds, 1, LONGEST_RETRY_AFTER);
  }

  private long standing() {
    return nanoTime.getAsLong() - shortAt;
  }
}
