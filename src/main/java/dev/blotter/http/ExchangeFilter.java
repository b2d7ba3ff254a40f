package dev.blotter.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Marks every request and answer with its correlation id and every answer with its time, and turns
 * away addresses that no resource could make sense of, before anything else sees them.
 */
@ApplicationScoped
class ExchangeFilter {

  static final int BEFORE_ALL = 10_000;

  /** What a body may have at most, in bytes; no command is longer. */
  static final long LONGEST_BODY = 64 * 1024;

  /** Reads a body, and ends with a 413 where it is too long. */
  private static final BodyHandler MEASURED = BodyHandler.create(false).setBodyLimit(LONGEST_BODY);

  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final EarlyProblems problems;
  private final AnswerDate date;

  ExchangeFilter(EarlyProblems problems, AnswerDate date) {
    this.problems = problems;
    this.date = date;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, BEFORE_ALL);
  }

  private void handle(RoutingContext context) {
    var given = given(context.request());
    var id = given.flatMap(Texts::uuid).orElseGet(UUID::randomUUID);
    context.put(Exchange.CORRELATION_ID, id);
    context.response().putHeader(Headers.CORRELATION_ID, id.toString());
    context.response().putHeader(HttpHeaders.DATE, date.now());
    if (given.isPresent() && Texts.uuid(given.get()).isEmpty()) {
      problems.end(context, RequestProblem.header(Headers.CORRELATION_ID, "must be a UUID"));
    } else if (!isPlain(context.request().uri())) {
      problems.end(context, malformed("the address has characters that no resource knows"));
    } else if (hasSeveralHosts(context.request())) {
      problems.end(context, malformed("there is more than one Host"));
    } else if (bodyLength(context.request()) > LONGEST_BODY) {
      closeAfterwards(context);
      problems.end(context, tooLong());
    } else if (isUnmeasured(context.request())) {
      MEASURED.handle(context);
    } else {
      context.next();
    }
  }

  /**
   * True where there is a body of HTTP/1 whose length is not known before it has been read; for
   * HTTP/2 see {@link StreamedBodies}.
   */
  private static boolean isUnmeasured(HttpServerRequest request) {
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  /** RFC 9112, section 3.2; two readers on the way might each take another of them for the host. */
  private static boolean hasSeveralHosts(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2
        && request.headers().getAll(HttpHeaders.HOST).size() > 1;
  }

  private static RequestProblem malformed(String detail) {
    return RequestProblem.of(HttpError.MALFORMED_REQUEST, detail);
  }

  static RequestProblem tooLong() {
    return RequestProblem.of(HttpError.PAYLOAD_TOO_LARGE, "64 KiB at most");
  }

  /** The rest of the body is not read: a connection of HTTP/1 cannot be used again. */
  private static void closeAfterwards(RoutingContext context) {
    if (context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** The length that the request announces; 0 where it announces none that is a number. */
  private static long bodyLength(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && DIGITS.matcher(length).matches() ? Long.parseLong(length) : 0;
  }

  private static Optional<String> given(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(Headers.CORRELATION_ID));
  }

  /** True where the address decodes to UTF-8 without control characters. */
  private static boolean isPlain(String uri) {
    try {
      var decoded = URLDecoder.decode(uri, StandardCharsets.UTF_8);
      return Texts.isPlain(decoded) && decoded.indexOf('\uFFFD') < 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
