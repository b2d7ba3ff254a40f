package dev.blotter.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which the server says nothing any more, since it hangs or is gone without a
 * word. The client would only ask the server to end it, and wait for that as well.
 */
final class SilentServer extends IdleStateHandler {

  private SilentServer(Duration silence) {
    super(silence.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
  }

  /** Watches a connection that was just opened. */
  static void watch(SqlConnection opened, Duration silence) {
    Pipelines.of(opened).addFirst(new SilentServer(silence));
  }

  /**
   * From the first place of all: nothing that stands behind it hears of the end before it is one.
   */
  @Override
  protected void channelIdle(ChannelHandlerContext channel, IdleStateEvent silence) {
    var unused = channel.close();
  }
}
