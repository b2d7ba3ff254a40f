package dev.blotter.projection.web;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends the progress of rebuilds past the framework, which begins a stream of its own before it is
 * known whether there is such a rebuild.
 */
@Provider
public class RebuildFeedWriter implements ServerMessageBodyWriter<RebuildFeed> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return RebuildFeed.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return RebuildFeed.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(RebuildFeed feed, Type genericType, ServerRequestContext context) {
    var request = ((ResteasyReactiveRequestContext) context).unwrap(HttpServerRequest.class);
    request.response().setChunked(true);
    var loop = VertxContext.getRootContext(Vertx.currentContext());
    loop.runOnContext(
        begun -> feed.begin(work -> loop.runOnContext(next -> work.run()), request.response()));
  }

  @Override
  public void writeTo(
      RebuildFeed feed,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new UnsupportedOperationException("progress is written by writeResponse");
  }
}
