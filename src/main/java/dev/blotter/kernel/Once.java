package dev.blotter.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that is done when it is first asked for, and never again: a question that was answered may
 * still be cancelled by whoever asked it, and what it held is given back for either. Thread-safe.
 */
public final class Once implements Runnable {

  private final AtomicBoolean done = new AtomicBoolean();
  private final Runnable work;

  public Once(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (done.compareAndSet(false, true)) {
      work.run();
    }
  }
}
