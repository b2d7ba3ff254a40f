package dev.blotter.command;

import dev.blotter.command.Refusal.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How late one event loop is. Where the processor is what there is too little of, requests wait in
 * their sockets before anybody sees them; how long, a timer of the same loop tells by how much
 * later than it should it is run. {@link #tick} is called on the loop, all else from any thread.
 */
final class EventLoopLag {

  private final long period;
  private final ControlledDelay delay;
  private final LongSupplier nanoTime;
  private volatile long ticked;

  /**
   * @param period after which the timer is to be run again
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  EventLoopLag(Duration period, CommandConfig config, LongSupplier nanoTime) {
    this.period = period.toNanos();
    this.delay = new ControlledDelay(config.targetLag(), config.targetWaitInterval(), nanoTime);
    this.nanoTime = nanoTime;
    this.ticked = nanoTime.getAsLong();
  }

  /** The timer is run. */
  void tick() {
    delay.left(lag());
    ticked = nanoTime.getAsLong();
  }

  /** In nanoseconds, at least. */
  long lag() {
    return Math.max(0, nanoTime.getAsLong() - ticked - period);
  }

  /** Why an order that the loop has come to only now is refused; empty where it is not. */
  Optional<Refusal> refusal() {
    return delay.admits(lag())
        ? Optional.empty()
        : Optional.of(new Refusal(Reason.EVENT_LOOP, delay.retryAfter()));
  }
}
