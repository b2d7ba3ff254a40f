package dev.blotter.stream.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Client;
import dev.blotter.http.contract.Body;
import dev.blotter.http.contract.Contract;
import dev.blotter.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A client of server-sent events: reads a stream line by line as WHATWG HTML, section 9.2, says.
 */
public final class FeedClient implements Flow.Subscriber<String>, AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** So many events of a stream are held against the description: the others are like them. */
  private static final int CHECKED = 100;

  private final List<Received> received = new ArrayList<>();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<HttpResponse<Void>> answer;
  private final String path;
  private volatile boolean paused;
  private String id = "";
  private String event = "";
  private String data = "";

  /** An event of the stream. */
  public record Received(String id, String event, JsonNode data) {

    boolean isOfLog() {
      return !event.equals("heartbeat") && !event.equals("resume");
    }

    String eventId() {
      return data.path("event_id").asText();
    }
  }

  private FeedClient(URI address, String token, @Nullable String lastEventId) {
    path = address.getPath();
    var request =
        HttpRequest.newBuilder(address)
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    answer = HTTP.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(this));
  }

  /** Opens a stream and waits until it has begun. */
  public static FeedClient open(URI address, Client client, @Nullable String lastEventId) {
    return open(address, client.token(), lastEventId);
  }

  /** The same with a token of one's own. */
  static FeedClient open(URI address, String token, @Nullable String lastEventId) {
    var opened = new FeedClient(address, token, lastEventId);
    opened.await(one -> true);
    return opened;
  }

  /** Takes nothing more from the connection until {@link #goOn}. */
  void pause() {
    paused = true;
  }

  void goOn() {
    paused = false;
    subscription.join().request(1);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    given.request(1);
  }

  @Override
  public void onNext(String line) {
    take(line);
    if (!paused) {
      subscription.join().request(1);
    }
  }

  private synchronized void take(String line) {
    if (line.isEmpty() && !data.isEmpty()) {
      received.add(new Received(id, event, Json.read(data, JsonNode.class)));
      event = "";
      data = "";
    } else if (line.startsWith("id:")) {
      id = value(line);
    } else if (line.startsWith("event:")) {
      event = value(line);
    } else if (line.startsWith("data:")) {
      data += value(line);
    }
  }

  /** What follows the colon, without the one space that may stand there. */
  private static String value(String line) {
    var value = line.substring(line.indexOf(':') + 1);
    return value.startsWith(" ") ? value.substring(1) : value;
  }

  @Override
  public void onError(Throwable fault) {
    ended.complete(false);
  }

  @Override
  public void onComplete() {
    ended.complete(true);
  }

  /** All that has come, heartbeats too. */
  public synchronized List<Received> received() {
    return List.copyOf(received);
  }

  /** The events of the log that have come. */
  public List<Received> events() {
    return received().stream().filter(Received::isOfLog).toList();
  }

  public List<String> eventIds() {
    return events().stream().map(Received::eventId).toList();
  }

  /** Waits for so many events of the log, and that there are not more. */
  public List<Received> awaitEvents(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(events()).hasSizeGreaterThanOrEqualTo(count));
    assertThat(events()).hasSize(count);
    return events();
  }

  /** The first that is so, once it has come. */
  public Received await(Predicate<Received> wanted) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> received().stream().filter(wanted).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  /** The cursor of the last that has come, which a browser would resume with. */
  public String lastId() {
    return received().getLast().id();
  }

  /** True once the service has ended the stream in good order. */
  public boolean isEnded() {
    return ended.getNow(false);
  }

  /** True once the stream has ended in the midst. */
  boolean isBrokenOff() {
    return !ended.getNow(true);
  }

  int status() {
    return answer.join().statusCode();
  }

  /** Closes the stream; what came is to be as the API describes it. */
  @Override
  public void close() {
    if (subscription.isDone()) {
      subscription.join().cancel();
      assertThat(Contract.ofService().answered("GET", path, 200, first())).isEmpty();
    }
  }

  private Body first() {
    return new Body(
        "text/event-stream",
        received().stream()
            .limit(CHECKED)
            .map(one -> "data:" + one.data())
            .collect(Collectors.joining("\n")));
  }
}
