package dev.blotter.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Executor;

/**
 * An answer that goes on for as long as there is something to tell. It is sent past the framework,
 * which would begin a stream of its own before it is known whether there is anything to send, make
 * every event anew for every reader, and wait for each to be sent.
 */
@FunctionalInterface
public interface OpenResponse {

  /**
   * Begins to send, on the event loop of the request.
   *
   * @param context the root context of that event loop
   * @param loop runs work on that event loop
   */
  void begin(Context context, Executor loop, HttpServerRequest request);

  /** The answer, which nobody on its way is to keep back. */
  default Response as(MediaType type) {
    return Response.ok(this, type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no") // or a proxy might keep events back
        .build();
  }
}
