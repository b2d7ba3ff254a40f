package dev.blotter.http;

import static java.util.stream.Collectors.joining;

import dev.blotter.kernel.LanePosition;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.stream.Stream;
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

  /** The address of the request with that cursor instead of its own, or of its page. */
  String uriWithCursor(String cursor) {
    var uri = context.request().uri();
    int query = uri.indexOf('?');
    if (query < 0) {
      return uri + "?cursor=" + cursor;
    }
    var others =
        Stream.of(uri.substring(query + 1).split("&", -1))
            .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("cursor="))
            .filter(parameter -> !parameter.startsWith("page="));
    return uri.substring(0, query)
        + Stream.concat(others, Stream.of("cursor=" + cursor)).collect(joining("&", "?", ""));
  }

  public String method() {
    return context.request().method().name();
  }

  public String path() {
    return context.normalizedPath();
  }
}
