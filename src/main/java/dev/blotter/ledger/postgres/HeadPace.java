package dev.blotter.ledger.postgres;

import java.time.Duration;

/**
 * Tells when the next head is due: by the time that has passed since this node saw the last one for
 * the first time. What heads say of the time counts for nothing, since a clock may have been ahead
 * when one was made.
 */
final class HeadPace {

  private final long interval;
  private long newest = -1;
  private long seenAt;

  HeadPace(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * Whether another is due. A node that has just begun knows of no interval.
   *
   * @param number of the newest head; 0 where there is none
   */
  synchronized boolean isDue(long number) {
    long now = System.nanoTime();
    boolean first = newest < 0 || number == 0;
    if (number != newest) {
      newest = number;
      seenAt = now;
    }
    return first || now - seenAt >= interval;
  }
}
