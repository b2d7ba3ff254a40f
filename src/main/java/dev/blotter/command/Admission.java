package dev.blotter.command;

import dev.blotter.command.Refusal.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Decides which commands a pipeline takes in: by how long others wait, and so that memory has a
 * bound, by how many. Thread-safe.
 */
final class Admission {

  /** One urgent command for so many others. */
  private static final int RESERVED = 4;

  /** How much longer what is no new risk is taken in, in intervals. */
  private static final int ORDINARY_PATIENCE = 4;

  private static final long NOBODY = Long.MIN_VALUE;

  private final int places;
  private final long patience;
  private final ControlledDelay delay;
  private final LongSupplier nanoTime;
  private final AtomicInteger inside = new AtomicInteger();
  private volatile long oldest = NOBODY;

  Admission(CommandConfig config, LongSupplier nanoTime) {
    this.places = config.queueLimit();
    this.patience = ORDINARY_PATIENCE * config.targetWaitInterval().toNanos();
    this.delay = new ControlledDelay(config.targetWait(), config.targetWaitInterval(), nanoTime);
    this.nanoTime = nanoTime;
  }

  /** Takes a place for a command, to be given back by {@link #leave}, or says why it gets none. */
  Optional<Refusal> enter(Priority priority) {
    inside.incrementAndGet();
    var refusal = refusal(priority);
    if (refusal.isPresent()) {
      leave();
    }
    return refusal;
  }

  /** Why a command would be refused now; empty where it would be taken in. */
  Optional<Refusal> refusal(Priority priority) {
    if (inside.get() > places(priority)) {
      return Optional.of(new Refusal(Reason.QUEUE, delay.retryAfter()));
    }
    return waitsTooLong(priority)
        ? Optional.of(new Refusal(Reason.WAIT, delay.retryAfter()))
        : Optional.empty();
  }

  private boolean waitsTooLong(Priority priority) {
    return switch (priority) {
      case URGENT -> false;
      case ORDINARY -> longestWait() > patience;
      case NEW_RISK, BACKGROUND -> !delay.admits(longestWait());
    };
  }

  /** Urgent commands have places of their own, which the others never take. */
  private int places(Priority priority) {
    return priority == Priority.URGENT ? places + places / RESERVED : places;
  }

  void leave() {
    inside.decrementAndGet();
  }

  /** How many commands wait or are in flight. */
  int size() {
    return inside.get();
  }

  /** That one waits longest now. */
  void waits(Optional<Ticket<?>> longest) {
    oldest = longest.map(Ticket::since).orElse(NOBODY);
  }

  /** That one waited longest of those that have just been taken into a group. */
  void taken(Optional<Ticket<?>> longest) {
    delay.left(longest.map(ticket -> nanoTime.getAsLong() - ticket.since()).orElse(0L));
  }

  /** How long the one has waited that waits longest now, in nanoseconds. */
  long longestWait() {
    long since = oldest;
    return since == NOBODY ? 0 : Math.max(0, nanoTime.getAsLong() - since);
  }
}
