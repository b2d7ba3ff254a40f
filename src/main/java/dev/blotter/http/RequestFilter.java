package dev.blotter.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what would be passed over in silence: a query parameter that the operation does not have,
 * that is empty or given twice, a condition without a tag, and a place that is none in the log,
 * also where nothing waits for it. Whoever means one instrument must not be understood as meaning
 * all.
 */
@Singleton
final class RequestFilter {

  private static final List<String> CONDITIONS =
      List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);
  private static final int LONGEST_NAME = 64;

  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    var parameters = QueryParameters.of(resource.getResourceMethod());
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> check(parameters, name, values));
    CONDITIONS.forEach(name -> checkCondition(request, name));
    request.getHeaders().getOrDefault(Headers.POSITION, List.of()).forEach(Exchange::position);
  }

  private static void check(QueryParameters parameters, String name, List<String> values) {
    if (!parameters.knows(name)) {
      throw RequestProblem.parameter(shortened(name), "is no parameter of this operation");
    }
    if (values.stream().anyMatch(String::isBlank)) {
      throw RequestProblem.parameter(name, "must not be empty: leave it out instead");
    }
    if (values.size() > 1 && !parameters.mayRepeat(name)) {
      throw RequestProblem.parameter(name, "must not be given more than once");
    }
  }

  private static void checkCondition(ContainerRequestContext request, String name) {
    var values = request.getHeaders().getOrDefault(name, List.of());
    if (values.stream().anyMatch(String::isBlank)) {
      throw RequestProblem.header(name, "must not be empty: leave it out instead");
    }
    if (values.size() > 1) {
      // One list on several lines (RFC 9110, section 5.3), of which a resource is given the first.
      request.getHeaders().putSingle(name, String.join(", ", values));
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
