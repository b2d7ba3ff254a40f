package dev.blotter.projection.web;

import dev.blotter.http.OpenResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** The progress of a rebuild, ready to be sent: the text of server-sent events. */
final class RebuildFeed implements OpenResponse {

  private static final Cancellable CLOSED = () -> {};

  private final Multi<String> events;
  private final AtomicReference<Cancellable> sending = new AtomicReference<>();

  RebuildFeed(Multi<String> events) {
    this.events = events;
  }

  /** Sends until the last event, or until it is closed. */
  @Override
  public void begin(Context context, Executor loop, HttpServerRequest request) {
    var response = request.response();
    var begun =
        events
            .emitOn(loop)
            .subscribe()
            .with(event -> send(response, event), f -> end(response), () -> end(response));
    if (!sending.compareAndSet(null, begun)) {
      begun.cancel();
    }
  }

  /** Sends nothing more. From any thread, and before it has begun as well. */
  void close() {
    var begun = sending.getAndSet(CLOSED);
    if (begun != null) {
      begun.cancel();
    }
  }

  /** Whoever does not take what is sent is told less: the next event says all of it. */
  private static void send(HttpServerResponse response, String event) {
    if (!response.ended() && !response.closed() && !response.writeQueueFull()) {
      response.write(event);
    }
  }

  private static void end(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }
}
