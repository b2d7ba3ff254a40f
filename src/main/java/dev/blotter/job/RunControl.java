package dev.blotter.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** How far a long run has come, and whether it is to go on. Thread-safe. */
public final class RunControl {

  private final AtomicLong checked = new AtomicLong();
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  /** Ends the work by an exception once it was cancelled. */
  public void mustGoOn() {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
  }

  public void add(long more) {
    checked.addAndGet(more);
  }

  public long checked() {
    return checked.get();
  }
}
