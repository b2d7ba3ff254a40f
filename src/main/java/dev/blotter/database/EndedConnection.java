package dev.blotter.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.SqlConnection;
import java.io.Serial;
import org.jboss.logging.Logger;

/**
 * Has the log say what a server ends a connection for while somebody holds it. The client prints
 * that to the standard error stream, without a time or a level, where nobody listens on the
 * connection: and nobody can listen on all that a pool hands out.
 */
final class EndedConnection extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = Logger.getLogger(EndedConnection.class);

  /** The client's own last place, which hears of all failures. */
  private static final String CLIENT = "handler";

  private EndedConnection() {}

  /** Heeds a connection that was just opened. */
  static void heed(SqlConnection opened) {
    Pipelines.of(opened).addBefore(CLIENT, "ended-connection", new EndedConnection());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
    var unused = channel.fireExceptionCaught(new End(cause));
  }

  /** The failure itself, but for how it is printed. */
  private static final class End extends VertxException {
    @Serial private static final long serialVersionUID = 1L;

    End(Throwable cause) {
      super(cause.getMessage(), cause, true);
    }

    @Override
    public void printStackTrace() {
      LOG.warnf("a connection has ended while it was in use: %s", getCause());
    }
  }
}
