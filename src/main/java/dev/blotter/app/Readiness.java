package dev.blotter.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Whether the service of this machine is there to be asked. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Readiness() {}

  /**
   * @throws StartupFailure where it does not come
   */
  static void await(int managementPort) throws InterruptedException {
    var health = URI.create("http://localhost:%d/q/health/ready".formatted(managementPort));
    var end = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newHttpClient()) {
      while (!isReady(client, health)) {
        if (Instant.now().isAfter(end)) {
          throw new StartupFailure("The service is not ready after " + PATIENCE + ".");
        }
        Thread.sleep(LOOK_EVERY.toMillis());
      }
    }
  }

  private static boolean isReady(HttpClient client, URI health) throws InterruptedException {
    try {
      var answer = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
