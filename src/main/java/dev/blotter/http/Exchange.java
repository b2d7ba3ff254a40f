package dev.blotter.http;

import dev.blotter.kernel.LanePosition;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the request at hand besides its path and body. */
@RequestScoped
public class Exchange {

  static final String CORRELATION_ID = "blotter.correlation-id";

  private final RoutingContext context;

  public Exchange(RoutingContext context) {
    this.context = context;
  }

  /** The workflow that the request belongs to: what the client named, or an id of our own. */
  public UUID correlationId() {
    return correlationIdOf(context);
  }

  static UUID correlationIdOf(RoutingContext context) {
    UUID id = context.get(CORRELATION_ID);
    return id == null ? new UUID(0, 0) : id;
  }

  /** The place in the log that the client has seen, or null where it names none. */
  public @Nullable LanePosition seen() {
    var header = context.request().getHeader(Headers.POSITION);
    return header == null
        ? null
        : LanePosition.parse(header)
            .orElseThrow(
                () -> RequestProblem.header(Headers.POSITION, "must be lane.position, as given"));
  }

  /** The header of that name, or null where the request has none. */
  public @Nullable String header(String name) {
    return context.request().getHeader(name);
  }

  /** The address as the client wrote it, without host. */
  public String uri() {
    return context.request().uri();
  }

  public String method() {
    return context.request().method().name();
  }

  public String path() {
    return context.normalizedPath();
  }
}
