package dev.blotter.projection;

import dev.blotter.kernel.LanePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Those who wait until a lane may be read that far. Thread-safe. */
final class Waiters {

  private final List<Waiter> waiting = new ArrayList<>();

  synchronized Waiter add(LanePosition position) {
    var waiter = new Waiter(position, new CompletableFuture<>());
    waiting.add(waiter);
    return waiter;
  }

  synchronized void forget(Waiter waiter) {
    waiting.remove(waiter);
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Lets those go on whose position is reached. */
  void release(Predicate<LanePosition> reached) {
    take(reached).forEach(waiter -> waiter.done().complete(null));
  }

  private synchronized List<Waiter> take(Predicate<LanePosition> reached) {
    var released = waiting.stream().filter(waiter -> reached.test(waiter.position())).toList();
    waiting.removeAll(released);
    return released;
  }

  /** Someone who waits. */
  record Waiter(LanePosition position, CompletableFuture<Void> done) {}
}
