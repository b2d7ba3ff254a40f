package dev.blotter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests that cannot be understood. */
@Singleton
final class RequestProblemMappers {

  private final Problems problems;
  private final Faults faults;
  private final AllowedMethods methods;

  RequestProblemMappers(Problems problems, Faults faults, AllowedMethods methods) {
    this.problems = problems;
    this.faults = faults;
    this.methods = methods;
  }

  @ServerExceptionMapper
  Response request(RequestProblem problem, RoutingContext context) {
    return response(problem, context);
  }

  @ServerExceptionMapper
  Response json(MismatchedInputException fault, RoutingContext context) {
    return response(JsonFaults.problem(fault), context);
  }

  /** Bytes that are no text in any encoding that JSON may have. */
  @ServerExceptionMapper
  Response encoding(CharConversionException fault, RoutingContext context) {
    return response(RequestProblem.of(HttpError.MALFORMED_JSON, "not UTF-8"), context);
  }

  @ServerExceptionMapper
  Response violated(ConstraintViolationException fault, RoutingContext context) {
    return response(Violations.problem(fault.getConstraintViolations()), context);
  }

  /** What the framework decides: no such path, no such method, no such media type and the like. */
  @ServerExceptionMapper
  Response framework(WebApplicationException fault, RoutingContext context) {
    if (fault.getCause() instanceof JsonProcessingException json) {
      return response(JsonFaults.problem(json), context);
    }
    var error = HttpError.ofStatus(fault.getResponse().getStatus());
    return switch (error) {
      case INTERNAL_ERROR -> faults.response(fault, context);
      case NOT_FOUND, METHOD_NOT_ALLOWED -> unmatched(error, context);
      default -> problem(error, context);
    };
  }

  /** RFC 9110 section 15.5.6: a 405 names the methods that there are. */
  private Response unmatched(HttpError error, RoutingContext context) {
    var allowed = methods.at(context.normalizedPath());
    if (allowed.isEmpty() || allowed.contains(context.request().method().name())) {
      return problem(error, context);
    }
    return Response.fromResponse(problem(HttpError.METHOD_NOT_ALLOWED, context))
        .header(HttpHeaders.ALLOW, String.join(", ", allowed))
        .build();
  }

  private Response problem(HttpError error, RoutingContext context) {
    Refused.of(error).note(context);
    return problems.response(error, null, context);
  }

  private Response response(RequestProblem problem, RoutingContext context) {
    Refused.of(problem.error()).note(context);
    return problems.response(problem, Exchange.traceIdOf(context));
  }
}
