package dev.blotter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One client that asks and waits, over a connection that stays open. */
final class Reader {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SEALING_POLL = Duration.ofMillis(500);
  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BenchService service;
  private final String token;
  private final long duration;

  Reader(BenchService service, int seconds) {
    this.service = service;
    this.token = service.token("operator");
    this.duration = TimeUnit.SECONDS.toNanos(seconds);
  }

  /**
   * Asks everything in turn, so that the service has compiled what it will need. Each has as much
   * of the time as the others: what is answered at once is asked more often.
   */
  void warmUp(List<Case> cases, Duration time) throws Exception {
    for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
      for (var one : cases) {
        askFor(one, TURN);
      }
    }
  }

  private void askFor(Case one, long nanos) throws Exception {
    for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
      ask(one);
    }
  }

  /** Asks for that long, after a warm-up. */
  Figures measure(Case one) throws Exception {
    askFor(one, WARM_UP);
    var times = new Histogram(3);
    long rows = count(one);
    for (long end = System.nanoTime() + duration; System.nanoTime() < end; ) {
      var answer = ask(one);
      times.recordValue(answer.nanos());
      rows = Math.max(rows, answer.rows());
    }
    return new Figures(times, rows);
  }

  /**
   * @param rows how many lines were read; 0 where it was no list of lines
   */
  private record Answer(long nanos, long rows) {}

  private Answer ask(Case one) throws Exception {
    var path = one.paths().get();
    return one.lines() == 0 ? document(one.uri(service, path)) : lines(path, one.lines());
  }

  private Answer document(URI uri) throws IOException {
    long start = System.nanoTime();
    try (var body = open(uri, "application/json")) {
      body.transferTo(OutputStream.nullOutputStream());
      return new Answer(System.nanoTime() - start, 0);
    }
  }

  private Answer lines(String path, int wanted) throws IOException {
    long start = System.nanoTime();
    var body = open(service.uri(path), "application/x-ndjson");
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII))) {
      int found = 0;
      while (found < wanted && lines.readLine() != null) {
        found++;
      }
      var read = new Answer(System.nanoTime() - start, found);
      // To hang up would cost the next question a new connection.
      lines.transferTo(Writer.nullWriter());
      return read;
    }
  }

  /**
   * The body of an answer that is timed, read by the thread that waits for it: a client with
   * threads of its own has them wait for a turn on the processors, which is no time of the service.
   */
  private InputStream open(URI uri, String accept) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestProperty("Accept", accept);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IllegalStateException(uri + " not answered: " + connection.getResponseCode());
    }
    return connection.getInputStream();
  }

  /** How many items of a list are answered; 0 where it is none of a known length. */
  int count(Case one) throws Exception {
    return one.items() == 0 ? 0 : items(one.paths().get());
  }

  /** How many items a list has. */
  int items(String path) throws Exception {
    return get(path).path("items").size();
  }

  /** How many lines a stream of them has; at a cost that leaves the processors to the service. */
  long countLines(String path) throws Exception {
    return new LineCount(service.uri(path), token).read();
  }

  /** What was seeded past the service is sealed first: that would take a core from the rest. */
  void awaitSealed() throws Exception {
    long start = System.nanoTime();
    while (get("/v1/audit/ledger").path("unsealed_events").asLong() > 0) {
      Thread.sleep(SEALING_POLL);
    }
    System.out.printf("sealed in %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  JsonNode get(String path) throws IOException {
    try (var body = open(service.uri(path), "application/json")) {
      return MAPPER.readTree(body);
    }
  }

  /** What is answered to that, or a missing node where it is no success. */
  JsonNode post(String path, String role, String key, String json) throws Exception {
    var request =
        HttpRequest.newBuilder(service.uri(path))
            .header("Authorization", "Bearer " + service.token(role))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    return answer.statusCode() < 300 ? MAPPER.readTree(answer.body()) : MAPPER.missingNode();
  }

  /** What the field of a successful answer to that holds; anything else is a fault. */
  String must(String path, String role, String key, String json, String field) throws Exception {
    var value = post(path, role, key, json).path(field).asText("");
    if (value.isEmpty()) {
      throw new IllegalStateException("refused: " + path + " " + json);
    }
    return value;
  }
}
