package dev.blotter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes problems. */
@Startup // so that its counters are there before the first fault
@ApplicationScoped
public class Problems {

  private static final int RETRY_AFTER = 1;

  /** The one rejection that the same request may overcome: it lost a race. */
  private static final String CONTENDED = "CONTENDED";

  private final ObjectMapper mapper;
  private final Map<HttpError, Counter> faults = new EnumMap<>(HttpError.class);

  public Problems(ObjectMapper mapper, MeterRegistry registry) {
    this.mapper = mapper;
    Stream.of(HttpError.values())
        .filter(error -> error.status() >= 500)
        .forEach(error -> faults.put(error, counter(error, registry)));
  }

  private static Counter counter(HttpError error, MeterRegistry registry) {
    return Counter.builder("blotter.faults")
        .description("Answers that are not the caller's fault, by code")
        .tag("code", error.name())
        .register(registry);
  }

  /** The answer to a request that cannot be served. */
  Response response(
      HttpError error, @Nullable String detail, List<FieldError> errors, String traceId) {
    count(error);
    return response(Problem.of(error, detail, errors, traceId));
  }

  /** The same of a request that was refused. */
  Response response(RequestProblem problem, String traceId) {
    count(problem.error());
    return response(Problem.of(problem, traceId));
  }

  /** The same where no field is at fault, to that request. */
  Response response(HttpError error, @Nullable String detail, RoutingContext context) {
    return response(error, detail, List.of(), Exchange.traceIdOf(context));
  }

  /** Counts an answer of that kind among the faults, where it is one. */
  void count(HttpError error) {
    var count = faults.get(error);
    if (count != null) {
      count.increment();
    }
  }

  /** In seconds; empty where trying again makes no sense. */
  static OptionalInt retryAfter(int status) {
    return status == 503 || status == 429 ? OptionalInt.of(RETRY_AFTER) : OptionalInt.empty();
  }

  /** A problem as a response, with Retry-After where trying again makes sense. */
  Response response(Problem problem) {
    var builder =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(json(problem));
    retryAfter(problem.status())
        .ifPresent(seconds -> builder.header(HttpHeaders.RETRY_AFTER, seconds));
    if (problem.status() == 401) {
      builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return builder.build();
  }

  String json(Problem problem) {
    try {
      return mapper.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The problem that a rejection is.
   *
   * @param order the order concerned as it stands, as JSON text, or null
   * @param current another aggregate concerned, likewise
   */
  static Problem of(
      Rejection rejection, @Nullable String order, @Nullable String current, String traceId) {
    var code = rejection.code().name();
    var field = rejection.field();
    return new Problem(
        Problem.typeOf(code),
        Titles.of(code),
        status(rejection.code().kind()),
        rejection.message(),
        code,
        field,
        field == null ? null : List.of(FieldError.ofField(field, rejection.message())),
        rejection.context().isEmpty() ? null : rejection.context(),
        code.equals(CONTENDED),
        traceId,
        order,
        current);
  }

  /** The status that refusals of a kind have. */
  public static int status(Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case PRECONDITION -> 412;
      case RULE -> 422;
    };
  }
}
