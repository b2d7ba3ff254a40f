package dev.blotter.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Speaks to a running service. */
final class ServiceClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Some things are done before they are answered. */
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Others may answer instead of it soon. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

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
    var keys = TokenKeys.of(arguments);
    return new Tokens(keys, Clock.systemUTC()).token("operator", "operator", Duration.ofHours(8));
  }

  /**
   * @throws Away where there is no answer, or none at the moment
   * @throws Refused where there is another than was wanted
   */
  JsonNode get(String path) {
    return send(request(path).timeout(PATIENCE).GET());
  }

  /** The same of a POST with a new Idempotency-Key, which may take long. */
  JsonNode post(String path, Object body) {
    try {
      var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
      return send(
          request(path)
              .timeout(LONG)
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
          .header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("There is no service at " + url + ".", e);
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      var status = answer.statusCode();
      if (AWAY.contains(status)) {
        throw new Away("The service answers " + status + ".");
      }
      var body = JSON.readTree(answer.body());
      if (status >= 300) {
        throw new Refused(status, reason(body));
      }
      return body;
    } catch (IOException e) {
      throw new Away("The service at " + url + " does not answer: " + why(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("Interrupted.", e);
    }
  }

  /** Where a connection is refused the client throws an exception without a message. */
  private static String why(IOException failure) {
    if (StartupFailure.root(failure) instanceof UnresolvedAddressException) {
      return "nobody knows its name";
    }
    if (failure instanceof ConnectException && failure.getMessage() == null) {
      return "nothing listens there";
    }
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  private static String reason(JsonNode problem) {
    var detail = problem.path("detail").asText();
    return detail.isEmpty() ? problem.path("code").asText() : detail;
  }

  /** Nobody answers, or nobody can for the moment. */
  static final class Away extends StartupFailure {
    @Serial private static final long serialVersionUID = 1L;

    private Away(String message) {
      super(message);
    }

    private Away(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The answer is another than was wanted. */
  static final class Refused extends StartupFailure {
    @Serial private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String reason) {
      super("The service answers %d: %s.".formatted(status, reason));
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
