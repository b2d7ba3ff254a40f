package dev.blotter.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells before anything starts that a port is taken. */
final class PortCheck {

  private PortCheck() {}

  /**
   * @param who what wants the port, for the message
   * @param port TCP port, 0 for any free one
   * @throws StartupFailure if another program listens there
   */
  static void mustBeFree(String who, InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new StartupFailure(
          "Port " + port + " for " + who + " cannot be used: " + e.getMessage() + ".", e);
    }
  }
}
