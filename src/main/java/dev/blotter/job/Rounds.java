package dev.blotter.job;

import io.vertx.core.Vertx;

/**
 * When work that comes in rounds goes on: some while after a round has ended, or sooner where
 * something to do is signalled. No two rounds are under way at a time. Thread-safe.
 */
public final class Rounds {

  private final Vertx vertx;
  private final Runnable round;
  private boolean stopped;
  private boolean waits;
  private boolean signalled;
  private long timer;

  /**
   * @param round begins a round, and calls {@link #next} once it has ended
   */
  public Rounds(Vertx vertx, Runnable round) {
    this.vertx = vertx;
    this.round = round;
  }

  /** Begins a round at once. */
  public void begin() {
    synchronized (this) {
      waits = false;
      signalled = false;
    }
    round.run();
  }

  /** There is something to do, which the next round is early enough for. */
  public synchronized void note() {
    signalled = true;
  }

  /** There is something to do in so many milliseconds, if a round does not begin before. */
  public synchronized void signal(long soon) {
    boolean first = !signalled;
    signalled = true;
    if (first && waits && vertx.cancelTimer(timer)) {
      wakeIn(soon);
    }
  }

  /**
   * A round has ended.
   *
   * @param later in how many milliseconds the next one begins
   * @param soon the same, where something was signalled since the last one began
   */
  public synchronized void next(long later, long soon) {
    if (!stopped) {
      wakeIn(signalled ? soon : later);
    }
  }

  /** Begins no round any more; one that is under way ends. */
  public synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  public synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void wakeIn(long millis) {
    waits = true;
    timer = vertx.setTimer(Math.max(1, millis), id -> begin());
  }
}
