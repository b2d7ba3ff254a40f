package dev.blotter.stream;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets so much work be done at a time; the rest waits in its order. Thread-safe. */
final class Permits {

  private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
  private int free;

  Permits(int atOnce) {
    this.free = atOnce;
  }

  <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .completionStage(this::take)
        .chain(taken -> Uni.createFrom().deferred(work::get).onTermination().invoke(this::give));
  }

  private synchronized CompletableFuture<Void> take() {
    if (free > 0) {
      free--;
      return CompletableFuture.completedFuture(null);
    }
    var turn = new CompletableFuture<Void>();
    waiting.add(turn);
    return turn;
  }

  private void give() {
    CompletableFuture<Void> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
        return;
      }
    }
    next.complete(null);
  }
}
