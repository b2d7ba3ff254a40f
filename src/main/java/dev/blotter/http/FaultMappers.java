package dev.blotter.http;

import dev.blotter.command.OutcomeUnknown;
import dev.blotter.command.Overloaded;
import dev.blotter.database.DatabaseUnavailable;
import dev.blotter.database.FeatureMissing;
import dev.blotter.database.QueryTooSlow;
import dev.blotter.eventlog.BrokenHistory;
import dev.blotter.projection.ProjectionLagging;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what is not the request's fault. */
@Singleton
final class FaultMappers {

  private static final Logger LOG = Logger.getLogger(FaultMappers.class);

  private final Problems problems;
  private final Faults faults;

  FaultMappers(Problems problems, Faults faults) {
    this.problems = problems;
    this.faults = faults;
  }

  /** Ambiguity is an answer of its own: it never means "not stored". */
  @ServerExceptionMapper
  Response unknown(OutcomeUnknown fault, RoutingContext context) {
    LOG.warnf("outcome unknown, trace_id=%s: %s", Exchange.traceIdOf(context), fault.getCause());
    var detail = "send it again with the same id: it is done at most once";
    return problems.response(HttpError.OUTCOME_UNKNOWN, detail, context);
  }

  @ServerExceptionMapper
  Response overloaded(Overloaded fault, RoutingContext context) {
    var refusal = fault.refusal();
    var response = problems.response(HttpError.OVERLOADED, refusal.reason().text(), context);
    return Response.fromResponse(response)
        .header(HttpHeaders.RETRY_AFTER, null)
        .header(HttpHeaders.RETRY_AFTER, refusal.retryAfter())
        .build();
  }

  @ServerExceptionMapper
  Response lagging(ProjectionLagging fault, RoutingContext context) {
    var detail = fault.getMessage();
    return problems.response(HttpError.PROJECTION_LAGGING, detail, context);
  }

  /** Not the request's fault, but nothing that trying again mends. */
  @ServerExceptionMapper
  Response missing(FeatureMissing fault, RoutingContext context) {
    Refused.of(HttpError.DATABASE_FEATURE_MISSING).note(context);
    var detail = fault.getMessage();
    return problems.response(HttpError.DATABASE_FEATURE_MISSING, detail, context);
  }

  @ServerExceptionMapper
  Response slow(QueryTooSlow fault, RoutingContext context) {
    var detail = fault.getMessage();
    return problems.response(HttpError.QUERY_TOO_SLOW, detail, context);
  }

  /** It is for whoever looks after the log to mend; what could be shown would not be true. */
  @ServerExceptionMapper
  Response broken(BrokenHistory fault, RoutingContext context) {
    LOG.errorf("history broken, trace_id=%s: %s", Exchange.traceIdOf(context), fault.getMessage());
    return problems.response(HttpError.HISTORY_BROKEN, fault.place(), context);
  }

  @ServerExceptionMapper
  Response fault(Throwable fault, RoutingContext context) {
    return DatabaseUnavailable.explains(fault)
        ? unavailable(fault, context)
        : faults.response(fault, context);
  }

  private Response unavailable(Throwable fault, RoutingContext context) {
    LOG.warnf("database not available, trace_id=%s: %s", Exchange.traceIdOf(context), fault);
    return problems.response(HttpError.UNAVAILABLE, null, context);
  }
}
