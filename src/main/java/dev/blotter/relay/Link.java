package dev.blotter.relay;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether events get through. Until one has, and again after each that has not, they are tried one
 * by one, with longer and longer pauses. Thread-safe.
 */
final class Link {

  private static final long SHORTEST = Duration.ofMillis(250).toNanos();
  private static final long LONGEST = Duration.ofSeconds(3).toNanos();

  private final LongSupplier nanoTime;
  private boolean open;
  private long pause = SHORTEST;
  private long notBefore;

  Link(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
  }

  /** Whether many may be sent at a time. */
  synchronized boolean isOpen() {
    return open;
  }

  /** How long to wait before the next is tried, in milliseconds. */
  synchronized long waitMillis() {
    return open ? 0 : Math.max(0, Duration.ofNanos(notBefore - nanoTime.getAsLong()).toMillis());
  }

  synchronized void worked() {
    open = true;
    pause = SHORTEST;
  }

  synchronized void failed() {
    open = false;
    notBefore = nanoTime.getAsLong() + pause;
    pause = Math.min(LONGEST, 2 * pause);
  }
}
