package dev.blotter.http;

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

/** Hands answers that go on to their own sending, once the framework has sent their headers. */
@Provider
public class OpenResponseWriter implements ServerMessageBodyWriter<OpenResponse> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return OpenResponse.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return OpenResponse.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(OpenResponse answer, Type genericType, ServerRequestContext context) {
    var request = ((ResteasyReactiveRequestContext) context).unwrap(HttpServerRequest.class);
    request.response().setChunked(true);
    var loop = VertxContext.getRootContext(Vertx.currentContext());
    loop.runOnContext(
        begun -> answer.begin(loop, work -> loop.runOnContext(next -> work.run()), request));
  }

  @Override
  public void writeTo(
      OpenResponse answer,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    throw new UnsupportedOperationException("open answers are written by writeResponse");
  }
}
