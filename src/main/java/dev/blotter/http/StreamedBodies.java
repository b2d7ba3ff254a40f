package dev.blotter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of HTTP/2 that do not say how long they are, so that none is longer than others may
 * be. Not earlier, as those of HTTP/1 are read: the framework cannot go on with a stream of HTTP/2
 * that was read to its end.
 */
@Singleton
final class StreamedBodies {

  private static final Set<String> BODILESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Null, which costs nothing, where there is nothing to be read here. */
  @ServerRequestFilter
  @Nullable Uni<Void> read(ContainerRequestContext context, HttpServerRequest request) {
    return isUnmeasured(request)
        ? StreamedBody.of(request)
            .map(body -> new ByteArrayInputStream(body.getBytes()))
            .invoke(context::setEntityStream)
            .replaceWithVoid()
        : null;
  }

  private static boolean isUnmeasured(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        && request.getHeader(HttpHeaders.CONTENT_LENGTH) == null
        && !BODILESS.contains(request.method().name())
        && !request.isEnded();
  }
}
