package dev.blotter.stream.web;

import dev.blotter.stream.Outlet;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** The body of a response. */
final class ResponseOutlet implements Outlet {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Runnable over;

  /**
   * @param over is run once the last of it has been taken, or never will be
   */
  ResponseOutlet(HttpServerRequest request, Runnable over) {
    this.request = request;
    this.response = request.response();
    this.over = over;
  }

  @Override
  @SuppressWarnings("deprecation") // in Vert.x 4 nothing else takes bytes without copying them
  public void write(byte[] bytes) {
    if (isOpen()) {
      response.write(Buffer.buffer(Unpooled.wrappedBuffer(bytes)));
    }
  }

  @Override
  public boolean isFull() {
    return isOpen() && response.writeQueueFull();
  }

  @Override
  public void onDrain(Runnable then) {
    response.drainHandler(
        drained -> {
          response.drainHandler(null); // or it would hear of every other time, too
          then.run();
        });
  }

  @Override
  public void end() {
    if (isOpen()) {
      response.end().onComplete(taken -> over.run());
    }
  }

  @Override
  public void cut() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      // Past the connection's own close, which waits until all is taken: that does not happen.
      var unused = ((ConnectionBase) request.connection()).channelHandlerContext().close();
    }
  }

  private boolean isOpen() {
    return !response.ended() && !response.closed();
  }
}
