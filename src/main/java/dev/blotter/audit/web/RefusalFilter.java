package dev.blotter.audit.web;

import dev.blotter.audit.refusal.RefusalRegister;
import dev.blotter.http.Refused;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Sees every request that may change something, and once it is answered has the record told of it
 * where it was refused. What was turned away for want of room (429, 503) is counted elsewhere: the
 * record would be more work where there is too much already.
 */
@ApplicationScoped
class RefusalFilter {

  /** Before those filters that refuse. */
  private static final int FIRST = 20_000;

  private static final Set<HttpMethod> CHANGING =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private static final int REFUSED = 400;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;

  private final RefusalRegister register;
  private final RefusedRequests requests;

  RefusalFilter(RefusalRegister register, RefusedRequests requests) {
    this.register = register;
    this.requests = requests;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  private void watch(RoutingContext context) {
    if (CHANGING.contains(context.request().method())) {
      context.addEndHandler(end -> answered(context));
    }
    context.next();
  }

  private void answered(RoutingContext context) {
    var refused = Refused.of(context);
    if (refused != null && isToBeRecorded(refused.status()) && !isOvertaken(context, refused)) {
      requests.read(context, refused).ifPresent(register::add);
    }
  }

  /** True where the client was told something else in the end; who had left was told nothing. */
  private static boolean isOvertaken(RoutingContext context, Refused refused) {
    var response = context.response();
    return response.headWritten() && response.getStatusCode() != refused.status();
  }

  private static boolean isToBeRecorded(int status) {
    return status >= REFUSED && status < FAILED && status != TOO_MANY;
  }
}
