package dev.blotter.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets something happen at once, and then once in a while at most. Thread-safe. */
public final class Pause {

  private final long nanos;
  private final AtomicLong next;

  public Pause(Duration length) {
    this.nanos = length.toNanos();
    this.next = new AtomicLong(System.nanoTime());
  }

  /** True where so much time has passed since it was true last, for one who asks. */
  public boolean isOver() {
    long now = System.nanoTime();
    long then = next.get();
    return now - then >= 0 && next.compareAndSet(then, now + nanos);
  }
}
