package dev.blotter.eventlog;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Work on events and states that may be too long for an event loop. */
public final class LongWork {

  private LongWork() {}

  /**
   * Has it done by a worker where it is long; what follows goes on in the context that asked.
   *
   * @param isLong whether an event loop would be kept from others by it
   */
  public static <T> Uni<T> of(boolean isLong, Supplier<T> work) {
    var context = Vertx.currentContext();
    var made = Uni.createFrom().item(work);
    return !isLong || context == null
        ? made
        : made.runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .emitOn(MutinyHelper.executor(context));
  }
}
