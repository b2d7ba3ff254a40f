package dev.blotter.eventlog;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Work that is too long for an event loop, or may be: it takes its time, or waits for a disk. */
public final class LongWork {

  private LongWork() {}

  /** Has it done by a worker; what follows goes on there. */
  public static <T> Uni<T> byWorker(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /**
   * Has it done by a worker; what follows goes on in the context that asked. Who has no context is
   * no event loop, and does it himself.
   */
  public static <T> Uni<T> of(Supplier<T> work) {
    var context = Vertx.currentContext();
    return context == null
        ? Uni.createFrom().item(work)
        : byWorker(work).emitOn(MutinyHelper.executor(context));
  }

  /**
   * The same where it is long.
   *
   * @param isLong whether an event loop would be kept from others by it
   */
  public static <T> Uni<T> of(boolean isLong, Supplier<T> work) {
    return isLong ? of(work) : Uni.createFrom().item(work);
  }
}
