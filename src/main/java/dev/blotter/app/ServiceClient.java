package dev.blotter.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Speaks to a running service. */
final class ServiceClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  private ServiceClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /**
   * As an operator, by {@code --url} and {@code --token}; without a token, one is made with the
   * service's key.
   */
  static ServiceClient of(Arguments arguments) {
    var port = arguments.port("port", StartOptions.DEFAULT_PORT);
    var url = arguments.text("url").orElse("http://localhost:" + port);
    return new ServiceClient(
        url.replaceAll("/+$", ""), arguments.text("token").orElseGet(() -> made(arguments)));
  }

  /** By a token that is known. */
  static ServiceClient at(String url, String token) {
    return new ServiceClient(url, token);
  }

  private static String made(Arguments arguments) {
    var keys = TokenKeys.in(StartOptions.folder(arguments).create().keys());
    return new Tokens(keys, Clock.systemUTC()).token("operator", "operator", Duration.ofHours(8));
  }

  /**
   * @throws StartupFailure where there is no answer, or another than was wanted
   */
  JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** The same of a POST with a new Idempotency-Key. */
  JsonNode post(String path, Object body) {
    try {
      var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(url + path))
          .timeout(PATIENCE)
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("There is no service at " + url + ".", e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      var body = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new StartupFailure(
            "The service answers %d: %s.".formatted(answer.statusCode(), reason(body)));
      }
      return body;
    } catch (IOException e) {
      throw new StartupFailure("The service at " + url + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("Interrupted.", e);
    }
  }

  private static String reason(JsonNode problem) {
    var detail = problem.path("detail").asText();
    return detail.isEmpty() ? problem.path("code").asText() : detail;
  }
}
