package dev.blotter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers callers who are not known, or not allowed. */
@Singleton
@Priority(Priorities.USER)
final class SecurityMappers {

  private final Problems problems;

  SecurityMappers(Problems problems) {
    this.problems = problems;
  }

  @ServerExceptionMapper
  Response anonymous(UnauthorizedException fault, RoutingContext context) {
    return response(HttpError.UNAUTHENTICATED, "the request has no bearer token", context);
  }

  @ServerExceptionMapper
  Response unproven(AuthenticationFailedException fault, RoutingContext context) {
    return response(HttpError.UNAUTHENTICATED, "the token is not valid or is over", context);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException fault, RoutingContext context) {
    return response(HttpError.FORBIDDEN, null, context);
  }

  private Response response(HttpError error, @Nullable String detail, RoutingContext context) {
    Refused.of(error).note(context);
    return problems.response(error, detail, context);
  }
}
