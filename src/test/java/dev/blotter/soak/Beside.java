package dev.blotter.soak;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Work that goes on beside a test, each in a thread of its own: the common pool has one thread
 * where there are two processors, and what waits for a process to end needs it, too.
 */
final class Beside {

  private Beside() {}

  static CompletableFuture<Void> run(Callable<?> work) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            work.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }
}
