package dev.blotter.user;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Does cryptography on worker threads and hands the outcome back to the caller's event loop. */
@ApplicationScoped
class CryptoThreads {
  private final Vertx vertx;

  CryptoThreads(Vertx vertx) {
    this.vertx = vertx;
  }

  <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
  }
}
