package dev.blotter.stream;

import io.vertx.core.Context;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream that is ready to be sent. */
public final class OpenStream {

  private final Start start;
  private final Runnable leave;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Runnable stop = () -> {};
  private volatile boolean begun;

  OpenStream(Start start, Runnable leave) {
    this.start = start;
    this.leave = leave;
  }

  /** Begins to send; what it gives back stops that. */
  interface Start {
    Runnable to(Context context, Executor loop, Outlet outlet);
  }

  /**
   * Begins to send, on the event loop of the context, which is the caller's.
   *
   * @param context the root context of that event loop
   * @param loop runs work on that event loop
   */
  public void begin(Context context, Executor loop, Outlet outlet) {
    if (!closed.get()) {
      begun = true;
      stop = start.to(context, loop, outlet);
      if (closed.get()) {
        stop.run();
      }
    }
  }

  /** Whether it is being sent, or was. */
  public boolean hasBegun() {
    return begun;
  }

  /** Gives the slot back; nothing is sent any more. From any thread, and as often as one likes. */
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop.run();
      leave.run();
    }
  }
}
