package dev.blotter.ledger.postgres;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** How far a verification has come, and whether it is to go on. Thread-safe. */
final class RunControl {

  private final AtomicLong checked = new AtomicLong();
  private volatile boolean cancelled;

  void cancel() {
    cancelled = true;
  }

  /** Ends the work by an exception once it was cancelled. */
  void mustGoOn() {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
  }

  void add(long events) {
    checked.addAndGet(events);
  }

  long checked() {
    return checked.get();
  }
}
