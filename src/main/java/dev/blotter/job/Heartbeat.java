package dev.blotter.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Says every second that a long run is alive, while it is. Other nodes take a run that says nothing
 * any more for gone, and ask one to end through the same word.
 */
public final class Heartbeat {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final RunControl control;
  private final Supplier<Uni<Boolean>> seen;

  /**
   * @param control ended where the run is to end, or where nobody hears that it is alive
   * @param seen stores that it is alive and how far it is; answers true where it is to end
   */
  public Heartbeat(RunControl control, Supplier<Uni<Boolean>> seen) {
    this.control = control;
    this.seen = seen;
  }

  /** Does that work meanwhile. */
  public <T> Uni<T> during(Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> beating(work));
  }

  private <T> Uni<T> beating(Supplier<Uni<T>> work) {
    var beat =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> seen.get())
            .subscribe()
            .with(this::heed, lost -> control.cancel());
    return Uni.createFrom().deferred(work::get).onTermination().invoke(beat::cancel);
  }

  private void heed(boolean end) {
    if (end) {
      control.cancel();
    }
  }
}
