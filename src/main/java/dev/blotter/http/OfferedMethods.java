package dev.blotter.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers OPTIONS with the methods that the address has (RFC 9110, section 9.3.7). The framework
 * names those of all addresses of the class that serves it.
 */
@ApplicationScoped
class OfferedMethods {

  /** After the correlation id is set. */
  private static final int EARLY = 1 - ExchangeFilter.BEFORE_ALL;

  private final AllowedMethods methods;

  OfferedMethods(AllowedMethods methods) {
    this.methods = methods;
  }

  void register(@Observes Router router) {
    router.options().order(EARLY).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    var offered = methods.at(context.normalizedPath());
    if (offered.isEmpty()) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", offered)).end();
    }
  }
}
