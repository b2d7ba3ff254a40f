package dev.blotter.database;

import io.netty.channel.ChannelPipeline;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/** What a connection's bytes go through, from the socket to the client. */
final class Pipelines {

  private Pipelines() {}

  /** That of a connection that was just opened. */
  static ChannelPipeline of(SqlConnection opened) {
    return socket(((SqlConnectionInternal) opened).unwrap())
        .socket()
        .channelHandlerContext()
        .pipeline();
  }

  private static SocketConnectionBase socket(Connection connection) {
    return connection instanceof SocketConnectionBase socket ? socket : socket(connection.unwrap());
  }
}
