package dev.blotter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Where processes of the bench listen. */
final class Ports {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MOMENT_MILLIS = 10;

  private Ports() {}

  static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until that is answered with 200.
   *
   * @throws IllegalStateException if the process ends before, or two minutes pass
   */
  static void awaitAnswer(URI uri, Process process) throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (process.isAlive() && System.nanoTime() < end) {
        if (status(client, uri) == 200) {
          return;
        }
        Thread.sleep(MOMENT_MILLIS);
      }
    }
    throw new IllegalStateException(uri + " is not answered");
  }

  private static int status(HttpClient client, URI uri) throws InterruptedException {
    try {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }
}
