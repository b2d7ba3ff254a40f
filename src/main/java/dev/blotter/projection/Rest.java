package dev.blotter.projection;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The rest between two passes. A pass costs as much with one event as with many, and commands need
 * the processor: what comes in meanwhile shares the next. Thread-safe.
 */
final class Rest {

  private final Vertx vertx;
  private final long nanos;
  private final LongSupplier nanoTime;
  private long since;
  private boolean ends;

  /**
   * None is due at first.
   *
   * @param least how long it is from the beginning of one pass to that of the next
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  Rest(Vertx vertx, Duration least, LongSupplier nanoTime) {
    this.vertx = vertx;
    this.nanos = least.toNanos();
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong() - nanos;
  }

  /** A pass begins. */
  synchronized void begin() {
    since = nanoTime.getAsLong();
  }

  /** Whether it is over; where it is not, that is run once it is. */
  synchronized boolean isOver(Runnable then) {
    long left = nanos - (nanoTime.getAsLong() - since);
    if (left <= 0) {
      return true;
    }
    if (!ends) {
      ends = true;
      vertx.setTimer(Math.ceilDiv(left, 1_000_000), timer -> ended(then));
    }
    return false;
  }

  private void ended(Runnable then) {
    synchronized (this) {
      ends = false;
    }
    then.run();
  }
}
