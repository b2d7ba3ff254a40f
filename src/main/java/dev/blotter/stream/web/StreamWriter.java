package dev.blotter.stream.web;

import dev.blotter.stream.OpenStream;
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
 * Sends streams past the framework, which would make every event anew for every reader and wait for
 * each to be sent.
 */
@Provider
public class StreamWriter implements ServerMessageBodyWriter<OpenStream> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return OpenStream.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return OpenStream.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(OpenStream stream, Type genericType, ServerRequestContext context) {
    var request = ((ResteasyReactiveRequestContext) context).unwrap(HttpServerRequest.class);
    request.response().setChunked(true);
    var loop = VertxContext.getRootContext(Vertx.currentContext());
    loop.runOnContext(
        begun ->
            stream.begin(
                loop, work -> loop.runOnContext(next -> work.run()), new ResponseOutlet(request)));
  }

  @Override
  public void writeTo(
      OpenStream stream,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new UnsupportedOperationException("streams are written by writeResponse");
  }
}
