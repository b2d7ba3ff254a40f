package dev.blotter.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** A body on its way to a request that waits for it. */
final class StreamedBody {

  private final UniEmitter<? super Buffer> reader;
  private final Buffer body = Buffer.buffer();
  private boolean over;

  private StreamedBody(UniEmitter<? super Buffer> reader) {
    this.reader = reader;
  }

  /** All of it; fails once it is too long. */
  static Uni<Buffer> of(HttpServerRequest request) {
    return Uni.createFrom().emitter(reader -> new StreamedBody(reader).read(request));
  }

  private void read(HttpServerRequest request) {
    request.handler(this::more);
    request.endHandler(end -> reader.complete(body));
    request.exceptionHandler(reader::fail);
    request.resume();
  }

  /** What comes after a refusal is dropped, so that the client gets to read that. */
  private void more(Buffer part) {
    if (over) {
      return;
    }
    over = body.length() + part.length() > ExchangeFilter.LONGEST_BODY;
    if (over) {
      reader.fail(ExchangeFilter.tooLong());
    } else {
      body.appendBuffer(part);
    }
  }
}
