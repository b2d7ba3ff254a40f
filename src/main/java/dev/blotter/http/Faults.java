package dev.blotter.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers our own failures: logged once with the trace id, and nothing of them to the caller. */
@ApplicationScoped
public class Faults {

  private static final Logger LOG = Logger.getLogger(Faults.class);

  private final Problems problems;

  public Faults(Problems problems) {
    this.problems = problems;
  }

  Response response(Throwable fault, RoutingContext context) {
    var trace = Exchange.traceIdOf(context);
    LOG.errorf(
        fault, "%s %s failed, trace_id=%s", context.request().method(), path(context), trace);
    return problems.response(
        HttpError.INTERNAL_ERROR, "quote the trace_id to support", List.of(), trace);
  }

  /** Puts a problem in the place of an answer that must not go out. */
  public void replace(ContainerResponseContext answer, RequestProblem problem, UUID traceId) {
    var response = problems.response(problem, traceId.toString());
    answer.setStatus(response.getStatus());
    answer.getHeaders().clear();
    answer.getHeaders().putAll(response.getHeaders());
    answer.setEntity(response.getEntity(), new Annotation[0], response.getMediaType());
  }

  private static String path(RoutingContext context) {
    return context.normalizedPath();
  }
}
