package dev.blotter.bench.load;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Requests at given rates. One that finds no connection free waits for the next, and the time it
 * waits is its own.
 */
final class OpenModel implements LoadClient.Model {

  private final Vertx vertx;
  private final Tally tally;
  private final List<Connection> lines;
  private final Supplier<Request> requests;
  private final Schedule schedule;
  private final long total;
  private final Deque<Connection> free = new ArrayDeque<>();
  private final CompletableFuture<Tally> outcome = new CompletableFuture<>();
  private long start;
  private long sent;
  private long answered;

  OpenModel(
      Vertx vertx,
      Tally tally,
      List<Connection> lines,
      Supplier<Request> requests,
      Schedule schedule) {
    this.vertx = vertx;
    this.tally = tally;
    this.lines = lines;
    this.requests = requests;
    this.schedule = schedule;
    this.total = schedule.requests();
  }

  @Override
  public CompletableFuture<Tally> start() {
    free.addAll(lines);
    start = System.nanoTime();
    long timer = vertx.setPeriodic(1, now -> sendDue());
    return outcome.whenComplete((done, fault) -> vertx.cancelTimer(timer));
  }

  @Override
  public void broken(Throwable fault) {
    outcome.completeExceptionally(fault);
  }

  private long due(long number) {
    return start + schedule.due(number);
  }

  private void sendDue() {
    while (sent < total && !free.isEmpty() && due(sent) <= System.nanoTime()) {
      send(free.poll(), due(sent++));
    }
  }

  private void send(Connection line, long due) {
    var request = requests.get();
    line.send(
        request,
        answer -> {
          tally.add(request, answer, due - start, System.nanoTime() - due);
          free.add(line);
          ended();
          sendDue();
        });
  }

  private void ended() {
    if (++answered == total) {
      tally.took(System.nanoTime() - start);
      outcome.complete(tally);
    }
  }
}
