package dev.blotter.http;

import dev.blotter.command.Refusal;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes problems for what no resource gets to see: unknown paths, bodies too large, bad HTTP. */
@ApplicationScoped
class EarlyProblems {

  private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 414, 415, 431);

  private final Problems problems;

  EarlyProblems(Problems problems) {
    this.problems = problems;
  }

  void register(@Observes Router router) {
    for (var status : STATUSES) {
      router.errorHandler(status, context -> end(context, HttpError.ofStatus(status), null));
    }
    router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
  }

  /** What HTTP itself forbids comes here before anybody makes a fault of it. */
  private void failed(RoutingContext context) {
    var failure = context.failure();
    var isOfHttp = failure == null || failure instanceof VertxException;
    if (isOfHttp && STATUSES.contains(context.statusCode())) {
      end(context, HttpError.ofStatus(context.statusCode()), null);
    } else if (context.request().isEnded()) {
      context.next();
    } else {
      end(context, HttpError.MALFORMED_REQUEST, "the body cannot be read to its end");
    }
  }

  void end(RoutingContext context, RequestProblem problem) {
    write(context, problem.error(), problem.getMessage(), problem.errors());
  }

  /** Ends a request that is turned away for a while. */
  void end(RoutingContext context, Refusal refusal) {
    problems.count(HttpError.OVERLOADED);
    context.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(refusal.retryAfter()));
    write(context, HttpError.OVERLOADED, refusal.reason().text(), List.of());
  }

  private void end(RoutingContext context, HttpError error, @Nullable String detail) {
    write(context, error, detail, List.of());
  }

  private void write(
      RoutingContext context, HttpError error, @Nullable String detail, List<FieldError> errors) {
    var response = context.response();
    if (response.ended() || response.headWritten() || response.closed()) {
      return;
    }
    Refused.of(error).note(context);
    var trace = Exchange.traceIdOf(context);
    var body = problems.json(Problem.of(error, detail, errors, trace));
    response
        .setStatusCode(error.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body);
  }
}
