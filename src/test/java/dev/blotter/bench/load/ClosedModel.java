package dev.blotter.bench.load;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Clients that each send their next request once they have their answer. */
final class ClosedModel implements LoadClient.Model {

  private final Tally tally;
  private final List<Connection> lines;
  private final Supplier<Request> requests;
  private final BooleanSupplier goesOn;
  private final CompletableFuture<Tally> outcome = new CompletableFuture<>();
  private long start;
  private int busy;

  ClosedModel(
      Tally tally, List<Connection> lines, Supplier<Request> requests, BooleanSupplier goesOn) {
    this.tally = tally;
    this.lines = lines;
    this.requests = requests;
    this.goesOn = goesOn;
  }

  ClosedModel(Tally tally, List<Connection> lines, Supplier<Request> requests, double seconds) {
    this(tally, lines, requests, until(seconds));
  }

  private static BooleanSupplier until(double seconds) {
    var end = new long[1];
    return () -> {
      long now = System.nanoTime();
      end[0] = end[0] == 0 ? now + (long) (seconds * TimeUnit.SECONDS.toNanos(1)) : end[0];
      return now < end[0];
    };
  }

  @Override
  public CompletableFuture<Tally> start() {
    start = System.nanoTime();
    busy = lines.size();
    lines.forEach(this::next);
    return outcome;
  }

  @Override
  public void broken(Throwable fault) {
    outcome.completeExceptionally(fault);
  }

  private void next(Connection line) {
    if (goesOn.getAsBoolean()) {
      var request = requests.get();
      long sent = System.nanoTime();
      line.send(
          request,
          answer -> {
            tally.add(request, answer, sent - start, System.nanoTime() - sent);
            next(line);
          });
    } else if (--busy == 0) {
      tally.took(System.nanoTime() - start);
      outcome.complete(tally);
    }
  }
}
