package dev.blotter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.CompletionStage;

/**
 * The body of an answer of many pieces. What the framework does with each item of a stream copies
 * it seven times before it is sent; so what is given to the framework is a stream without items.
 */
final class StreamedAnswer {

  private final HttpServerResponse response;
  private final String mediaType;

  StreamedAnswer(HttpServerResponse response, String mediaType) {
    this.response = response;
    this.mediaType = mediaType;
  }

  /**
   * Sends a piece; done once the network has taken it, or once there is nobody to take it, of which
   * the framework is told by itself.
   */
  Uni<Void> write(Buffer piece) {
    return Uni.createFrom()
        .completionStage(() -> written(piece))
        .onFailure(fault -> response.closed())
        .recoverWithNull();
  }

  private CompletionStage<Void> written(Buffer piece) {
    if (!response.headWritten()) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).setChunked(true);
    }
    return response.write(piece).toCompletionStage();
  }
}
