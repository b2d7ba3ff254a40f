package dev.blotter.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells clients of a node that is about to end not to send more over the same connection. One that
 * keeps it would else have it closed while its next request is on the way, and not know whether
 * that was heard.
 */
@ApplicationScoped
class Leaving {

  /** NO_ERROR: RFC 9113, section 7. */
  private static final long NO_ERROR = 0;

  /** So that a request that is on the way is answered, too: RFC 9113, section 6.8. */
  private static final int ANY_STREAM = Integer.MAX_VALUE;

  private volatile boolean leaving;

  void register(@Observes Filters filters) {
    filters.register(this::handle, ExchangeFilter.BEFORE_ALL + 1);
  }

  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    leave();
  }

  void leave() {
    leaving = true;
  }

  /** Looks once the answer is there: the request may have come before. */
  void handle(RoutingContext context) {
    context.addHeadersEndHandler(
        answered -> {
          if (leaving) {
            isLast(context);
          }
        });
    context.next();
  }

  private static void isLast(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      context.request().connection().goAway(NO_ERROR, ANY_STREAM);
    } else {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }
}
