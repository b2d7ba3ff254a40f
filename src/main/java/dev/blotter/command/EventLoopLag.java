package dev.blotter.command;

import dev.blotter.command.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How late one event loop is. Where processors are short, requests wait in their sockets before
 * anybody sees them. How long they wait, a timer of the same loop shows: by how much it runs late,
 * several times in a row. {@link #tick} is called on the loop, all else from any thread.
 */
final class EventLoopLag {

  /**
   * A task that takes long, as the first of its kind in a fresh JVM, makes one or two ticks late.
   */
  private static final int LATE_TICKS = 3;

  private final long period;
  private final long target;
  private final ControlledDelay delay;
  private final LongSupplier nanoTime;
  private volatile long ticked;
  private volatile int late;

  /**
   * @param period after which the timer is to be run again
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  EventLoopLag(Duration period, CommandConfig config, LongSupplier nanoTime) {
    this.period = period.toNanos();
    this.target = config.targetLag().toNanos();
    this.delay = new ControlledDelay(config.targetLag(), config.targetWaitInterval(), nanoTime);
    this.nanoTime = nanoTime;
    this.ticked = nanoTime.getAsLong();
  }

  /** The timer is run. */
  void tick() {
    long lag = lag();
    delay.left(lag);
    late = lag <= target ? 0 : Math.min(late + 1, LATE_TICKS);
    ticked = nanoTime.getAsLong();
  }

  /** In nanoseconds, at least. */
  long lag() {
    return Math.max(0, nanoTime.getAsLong() - ticked - period);
  }

  /** Why an order that the loop has come to only now is refused; empty where it is not. */
  Optional<Refusal> refusal() {
    return late < LATE_TICKS || delay.admits(lag())
        ? Optional.empty()
        : Optional.of(new Refusal(Reason.EVENT_LOOP, delay.retryAfter()));
  }
}
