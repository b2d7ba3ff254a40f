package dev.blotter.page;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Serves the page at {@code /audit/} and its files at {@code /audit/VERSION/…}. All addresses in
 * them are relative, since only a proxy knows the prefix that a browser sees.
 */
@ApplicationScoped
class AuditPage {

  /** Its own scripts and this service, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final PageFiles built = PageFiles.load();

  void register(@Observes Router router) {
    offered(router.getWithRegex("/audit")).handler(AuditPage::lead);
    offered(router.get("/audit/")).handler(context -> send(context, files().start(), ASK_AGAIN));
    offered(router.get("/audit/:version/*")).handler(this::file);
  }

  /** RFC 9110, section 9.1: what has GET has HEAD. */
  private static Route offered(Route read) {
    return read.method(HttpMethod.HEAD);
  }

  /** In development mode the files may change at any time. */
  private PageFiles files() {
    return LaunchMode.current() == LaunchMode.DEVELOPMENT ? PageFiles.load() : built;
  }

  private static void lead(RoutingContext context) {
    context.response().setStatusCode(308).putHeader(HttpHeaders.LOCATION, "audit/").end();
  }

  /** While a cluster is brought up to date, a node may be asked for another node's version. */
  private void file(RoutingContext context) {
    var files = files();
    var version = context.pathParam("version");
    var caching = version.equals(files.version()) ? FOR_EVER : ASK_AGAIN;
    files
        .named(context.pathParam("*"))
        .ifPresentOrElse(file -> send(context, file, caching), context::next);
  }

  private static void send(RoutingContext context, PageFile file, String caching) {
    var response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
            .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.content().length()))
            .putHeader(HttpHeaders.CACHE_CONTROL, caching)
            .putHeader("Content-Security-Policy", POLICY);
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(file.content());
    }
  }
}
