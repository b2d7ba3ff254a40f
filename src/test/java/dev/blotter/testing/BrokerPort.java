package dev.blotter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Where tests that want a broker of Kafka start one; it is not there the rest of the time. */
public final class BrokerPort {

  // A system property, since tests of one JVM may see this class through several class loaders.
  private static final String PROPERTY = "blotter.testing.broker-port";

  private BrokerPort() {}

  /** The same at each call. */
  public static int get() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, Integer.toString(free()));
    }
    return Integer.getInteger(PROPERTY);
  }

  private static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
