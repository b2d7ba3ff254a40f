package dev.blotter.http;

import static java.util.stream.Collectors.joining;

import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.Rejection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the request at hand besides its path and body. */
@RequestScoped
public class Exchange {

  static final String CORRELATION_ID = "blotter.correlation-id";

  private static final String CONCERNED = "blotter.concerned-user";

  private final RoutingContext context;

  public Exchange(RoutingContext context) {
    this.context = context;
  }

  /** The workflow that the request belongs to: what the client named, or an id of our own. */
  public UUID correlationId() {
    return correlationIdOf(context);
  }

  /** The same of a request that is not at hand any more; zero where it has none yet. */
  public static UUID correlationIdOf(RoutingContext context) {
    UUID id = context.get(CORRELATION_ID);
    return id == null ? new UUID(0, 0) : id;
  }

  /** The same as problems and the log show it. */
  static String traceIdOf(RoutingContext context) {
    return correlationIdOf(context).toString();
  }

  /** The event that the client says led to the request, or null; a 400 where it is no UUID. */
  public @Nullable UUID causationId() {
    var header = context.request().getHeader(Headers.CAUSATION_ID);
    return header == null
        ? null
        : Texts.uuid(header)
            .orElseThrow(() -> RequestProblem.header(Headers.CAUSATION_ID, "must be a UUID"));
  }

  /** The place in the log that the client has seen, or null where it names none. */
  public @Nullable LanePosition seen() {
    var header = context.request().getHeader(Headers.POSITION);
    return header == null ? null : position(header);
  }

  /** The place in the log that a header names; a 400 where it names none. */
  static LanePosition position(String header) {
    return LanePosition.parse(header)
        .orElseThrow(
            () -> RequestProblem.header(Headers.POSITION, "must be lane.position, as given"));
  }

  /** The header of that name, or null where the request has none. */
  public @Nullable String header(String name) {
    return context.request().getHeader(name);
  }

  /** Adds a header to the answer, whatever it will be. */
  public void answerHeader(String name, String value) {
    context.response().putHeader(name, value);
  }

  /** The answer, which is to go out in pieces, also when the request is not at hand any more. */
  StreamedAnswer streamed(String mediaType) {
    return new StreamedAnswer(context.response(), mediaType);
  }

  /** The address of the request with that cursor instead of its own, or of its page. */
  String uriWithCursor(String cursor) {
    return uriWith("cursor=" + cursor, List.of("cursor=", "page="));
  }

  /** The address of the request with that number for a parameter instead of its own. */
  public String uriWith(String name, long number) {
    return uriWith(name + "=" + number, List.of(name + "="));
  }

  private String uriWith(String parameter, List<String> replaced) {
    var uri = context.request().uri();
    int query = uri.indexOf('?');
    if (query < 0) {
      return uri + "?" + parameter;
    }
    var others =
        Stream.of(uri.substring(query + 1).split("&", -1))
            .filter(other -> !other.isEmpty() && replaced.stream().noneMatch(other::startsWith));
    return uri.substring(0, query)
        + Stream.concat(others, Stream.of(parameter)).collect(joining("&", "?", ""));
  }

  /** True once the client has left before it had its whole answer; for whoever waits, to stop. */
  public Uni<Boolean> left() {
    return Uni.createFrom()
        .emitter(
            left ->
                context.addEndHandler(
                    ended -> {
                      if (ended.failed()) {
                        left.complete(true);
                      }
                    }));
  }

  /** Runs that once the answer has been sent, or the client has left before. */
  public void afterwards(Runnable work) {
    context.addEndHandler(ended -> work.run());
  }

  /** Says whose data the request is about. */
  public void concerns(UUID userId) {
    context.put(CONCERNED, userId);
  }

  /** Whose data the request is about, or null where nobody has said so. */
  public @Nullable UUID concerned() {
    return context.get(CONCERNED);
  }

  /** Says that a command was refused, of which the log tells nothing. */
  void refused(Rejection rejection) {
    var status = Problems.status(rejection.code().kind());
    new Refused(rejection.code().name(), status).note(context);
  }

  /** What follows the question mark in the address, as it was sent; null where nothing does. */
  public @Nullable String query() {
    return context.request().query();
  }

  /** The parameters in the address by their names, of each the values in their order. */
  public Map<String, List<String>> parameters() {
    var all = context.queryParams();
    Map<String, List<String>> found = new TreeMap<>();
    all.names().forEach(name -> found.put(name, all.getAll(name)));
    return found;
  }

  /** True the first time that it is asked of the request with that name, and then never again. */
  public boolean first(String what) {
    return context.data().putIfAbsent("blotter.first." + what, true) == null;
  }

  public String method() {
    return context.request().method().name();
  }

  public String path() {
    return context.normalizedPath();
  }
}
