package dev.blotter.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Puts load on a service, by a fixed number of clients or at a fixed rate. */
public final class LoadClient implements AutoCloseable {

  /** How long answers may take once no more is asked. */
  private static final double PATIENCE_SECONDS = 120;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context context = vertx.getOrCreateContext();
  private final URI service;

  public LoadClient(URI service) {
    this.service = service;
  }

  /** So many clients, each of which sends its next request once it has its answer. */
  public Tally closed(int clients, double seconds, Supplier<Request> requests) {
    return run(
        clients, seconds, (tally, lines) -> new ClosedModel(tally, lines, requests, seconds));
  }

  /**
   * So many requests a second, whether the ones before are answered or not. Each is timed from when
   * it was to be sent, also where it had to wait for a connection.
   */
  public Tally open(int connections, double rate, double seconds, Supplier<Request> requests) {
    return open(connections, Schedule.of(rate, seconds), requests);
  }

  /** The same at one rate after the other. */
  public Tally open(int connections, Schedule schedule, Supplier<Request> requests) {
    return run(
        connections,
        schedule.seconds(),
        (tally, lines) -> new OpenModel(vertx, tally, lines, requests, schedule));
  }

  /** Each of these once, so many at a time. */
  public Tally all(int clients, List<Request> requests) {
    var left = new ArrayList<>(requests).iterator();
    return run(
        Math.min(clients, requests.size()),
        0,
        (tally, lines) -> new ClosedModel(tally, lines, left::next, left::hasNext));
  }

  /** What decides when the next request is sent. */
  interface Model {

    /** Sends all; the outcome is complete once all are answered. */
    CompletableFuture<Tally> start();

    /** A connection broke, so the run is worth nothing. */
    void broken(Throwable fault);
  }

  private interface Modelling {
    Model of(Tally tally, List<Connection> lines);
  }

  private Tally run(int connections, double seconds, Modelling modelling) {
    var outcome = new CompletableFuture<Tally>();
    context.runOnContext(
        now -> {
          var unused =
              begin(connections, modelling)
                  .whenComplete(
                      (tally, fault) -> {
                        if (fault == null) {
                          outcome.complete(tally);
                        } else {
                          outcome.completeExceptionally(fault);
                        }
                      });
        });
    long patience = Math.round((seconds + PATIENCE_SECONDS) * 1_000);
    return outcome.orTimeout(patience, TimeUnit.MILLISECONDS).join();
  }

  private CompletableFuture<Tally> begin(int connections, Modelling modelling) {
    var net = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    List<Connection> lines = new ArrayList<>();
    var tally = new Tally();
    var model = modelling.of(tally, lines);
    var opening =
        IntStream.range(0, connections)
            .mapToObj(number -> net.connect(service.getPort(), service.getHost()))
            .map(opened -> opened.map(socket -> lines.add(new Connection(socket, model::broken))))
            .toList();
    return Future.all(opening)
        .toCompletionStage()
        .toCompletableFuture()
        .thenCompose(opened -> model.start())
        .whenComplete((done, fault) -> lines.forEach(Connection::close));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
