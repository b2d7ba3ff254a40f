package dev.blotter.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** One caller of the service. Not thread-safe. */
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final int TRIES = 3;
  private static final int UNAVAILABLE = 503;

  private final HttpClient http;
  private final URI service;
  private final Function<Duration, String> tokens;
  private final Clock clock;
  private Instant renewal = Instant.MIN;
  private String token = "";

  Caller(HttpClient http, URI service, Function<Duration, String> tokens, Clock clock) {
    this.http = http;
    this.service = service;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What the service answers, refusals included. */
  record Answer(int status, JsonNode body) {

    boolean isGood() {
      return status < 300;
    }

    /** The same, where nothing goes on without it. */
    Answer mustBeGood() {
      if (!isGood()) {
        throw new IllegalStateException("The service answers " + status + ": " + body);
      }
      return this;
    }

    String text(String field) {
      return body.path(field).asText();
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer put(String path, Map<String, ?> body) {
    return send(request(path).PUT(json(body)));
  }

  /**
   * @param key the name of the command: sent again, it is done once
   */
  Answer post(String path, String key, Map<String, ?> body) {
    return send(request(path).header("Idempotency-Key", key).POST(json(body)));
  }

  /** The same of a change. */
  Answer patch(String path, String key, Map<String, ?> body) {
    return send(request(path).header("Idempotency-Key", key).method("PATCH", json(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token());
  }

  private String token() {
    var now = clock.instant();
    if (!now.isBefore(renewal)) {
      token = tokens.apply(TOKEN_LIFE);
      renewal = now.plus(TOKEN_LIFE.dividedBy(2));
    }
    return token;
  }

  /** A 503 does not say whether it was done: the same is sent again. */
  private Answer send(HttpRequest.Builder request) {
    var built = request.build();
    var answer = send(built);
    for (int tries = 1; answer.status == UNAVAILABLE && tries < TRIES; tries++) {
      answer = send(built);
    }
    return answer;
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException(request.toString()));
    }
  }

  private static BodyPublisher json(Map<String, ?> body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
