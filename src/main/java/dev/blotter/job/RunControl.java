package dev.blotter.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far a long run has come, and whether it is to go on. Thread-safe. */
public final class RunControl {

  private final AtomicLong checked = new AtomicLong();
  private volatile boolean cancelled;
  private volatile @Nullable Throwable unheard;

  public void cancel() {
    cancelled = true;
  }

  /** Gives it up, since nobody hears that it is alive, for that reason. */
  public void giveUp(Throwable why) {
    unheard = why;
  }

  /** Ends the work by an exception once it was cancelled, and by another once it was given up. */
  public void mustGoOn() {
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
    @Nullable Throwable why = unheard;
    if (why != null) {
      throw new IllegalStateException("nobody hears any more that it is alive: " + why, why);
    }
  }

  public void add(long more) {
    checked.addAndGet(more);
  }

  public long checked() {
    return checked.get();
  }
}
