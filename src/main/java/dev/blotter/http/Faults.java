package dev.blotter.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
    var trace = Exchange.correlationIdOf(context).toString();
    LOG.errorf(
        fault, "%s %s failed, trace_id=%s", context.request().method(), path(context), trace);
    return problems.response(
        HttpError.INTERNAL_ERROR, "quote the trace_id to support", List.of(), trace);
  }

  private static String path(RoutingContext context) {
    return context.normalizedPath();
  }
}
