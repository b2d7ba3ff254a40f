package dev.blotter.order.web;

import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Once;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Lets so many lists be streamed at a time: each holds a connection for as long as its reader takes
 * to read it, and commands need some too.
 */
@ApplicationScoped
class StreamedLists {

  private static final String BUSY =
      "as many lists are being streamed as may be at a time; try again, or read it page by page";

  private final Semaphore free;

  StreamedLists(OrderListConfig config) {
    this.free = new Semaphore(config.atOnce());
  }

  /** The same rows; fails with a 503 where it is one list too many. */
  <R> Multi<List<R>> inTurn(Multi<List<R>> rows) {
    return Multi.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? rows.onTermination().invoke(new Once(free::release))
                    : Multi.createFrom().failure(RequestProblem.of(HttpError.OVERLOADED, BUSY)));
  }
}
