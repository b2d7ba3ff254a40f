package dev.blotter.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** A client that asks again with the same id until it is told what became of its command. */
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Function<String, URI> service;
  private final HttpClient http;
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  /**
   * @param service where a path is asked for; another node each time, perhaps
   */
  Api(Function<String, URI> service) {
    this(service, HttpClient.Version.HTTP_2);
  }

  Api(Function<String, URI> service, HttpClient.Version version) {
    this.service = service;
    this.http =
        HttpClient.newBuilder().version(version).connectTimeout(Duration.ofSeconds(2)).build();
  }

  /** An answer that settles the command. */
  record Answer(int status, JsonNode body) {}

  Answer post(String token, String path, String key, String body) throws InterruptedException {
    return untilAnswered(
        () ->
            HttpRequest.newBuilder(service.apply(path))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build());
  }

  Answer get(String token, String path) throws InterruptedException {
    return untilAnswered(
        () ->
            HttpRequest.newBuilder(service.apply(path))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + token)
                .build());
  }

  /** Why requests had to be sent again. */
  List<String> failed() {
    return List.copyOf(failed);
  }

  private Answer untilAnswered(Supplier<HttpRequest> request) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        HttpResponse<String> answer = http.send(request.get(), BodyHandlers.ofString());
        if (answer.statusCode() < 500) {
          return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        }
        failed.add(answer.statusCode() + " " + answer.body());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an answer that is no JSON", e);
      } catch (IOException noAnswer) {
        // It was killed, or is not up yet: nobody knows what became of the command.
        failed.add(noAnswer.toString());
      }
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("no answer to " + request.get());
      }
      Thread.sleep(100);
    }
  }
}
