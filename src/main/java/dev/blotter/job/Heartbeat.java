package dev.blotter.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Says every second that a long run is alive, while it is. Other nodes take a run that says nothing
 * any more for gone, and ask one to end through the same word. What is not heard once, as where the
 * pool is full for a moment, is said again.
 */
public final class Heartbeat {

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Shorter than what others wait for, so that the run says by itself why it has ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RunControl control;
  private final Supplier<Uni<Boolean>> seen;
  private final Duration every;
  private final Duration patience;
  private volatile long heard;

  /**
   * @param control ended where the run is to end, given up where nobody hears that it is alive
   * @param seen stores that it is alive and how far it is; answers true where it is to end
   */
  public Heartbeat(RunControl control, Supplier<Uni<Boolean>> seen) {
    this(control, seen, EVERY, PATIENCE);
  }

  Heartbeat(RunControl control, Supplier<Uni<Boolean>> seen, Duration every, Duration patience) {
    this.control = control;
    this.seen = seen;
    this.every = every;
    this.patience = patience;
  }

  /** Does that work meanwhile. */
  public <T> Uni<T> during(Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> beating(work));
  }

  private <T> Uni<T> beating(Supplier<Uni<T>> work) {
    heard = System.nanoTime();
    var beat =
        Multi.createFrom()
            .ticks()
            .every(every)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> beat())
            .subscribe()
            .with(this::heed);
    return Uni.createFrom().deferred(work::get).onTermination().invoke(beat::cancel);
  }

  /** One that hangs leaves time for another. */
  private Uni<Boolean> beat() {
    return Uni.createFrom()
        .deferred(seen::get)
        .ifNoItem()
        .after(patience.dividedBy(2))
        .fail()
        .invoke(() -> heard = System.nanoTime())
        .onFailure()
        .invoke(this::missed)
        .onFailure()
        .recoverWithItem(false);
  }

  private void missed(Throwable why) {
    if (System.nanoTime() - heard >= patience.toNanos()) {
      control.giveUp(why);
    }
  }

  private void heed(boolean end) {
    if (end) {
      control.cancel();
    }
  }
}
