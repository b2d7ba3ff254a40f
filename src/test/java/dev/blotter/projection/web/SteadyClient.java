package dev.blotter.projection.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Headers;
import dev.blotter.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places and fills orders, and reads each time from every read model what it has just done.
 * Whatever fails or is older than what was seen before is kept. It asks as plainly as can be, since
 * a rebuild is to have a processor, too.
 */
final class SteadyClient implements Runnable {

  private static final BigDecimal CASH = new BigDecimal(1_000_000);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Account account = Account.withCash(CASH.toPlainString());
  private final URI root;
  private final AtomicBoolean stopped;
  private final AtomicInteger requests;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private int filled;

  /**
   * @param requests counts what all clients ask
   */
  SteadyClient(URI root, AtomicBoolean stopped, AtomicInteger requests) {
    this.root = root;
    this.stopped = stopped;
    this.requests = requests;
  }

  UUID userId() {
    return account.userId();
  }

  Queue<String> failures() {
    return failures;
  }

  @Override
  public void run() {
    try {
      while (!stopped.get()) {
        trade();
        users();
        portfolios();
        orders();
        positions();
        valuations();
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void trade() throws IOException, InterruptedException {
    var order =
        """
        {"client_order_id": "o%d", "symbol": "AAPL", "side": "BUY", "type": "LIMIT",
         "time_in_force": "GTC", "qty": "1", "limit_price": "10"}"""
            .formatted(filled + 1);
    var placed = post(account.trader().token(), account.path("/orders"), order, 201);
    var fill =
        """
        {"exec_type": "TRADE", "exec_id": "%s", "last_qty": "1", "last_px": "10"}"""
            .formatted(UUID.randomUUID());
    var path = "/v1/orders/" + placed.path("order_id").asText() + "/executions";
    post(Client.venue().token(), path, fill, 200);
    filled++;
  }

  private void users() throws IOException, InterruptedException {
    expect("Ada", read("").path("name"));
  }

  private void portfolios() throws IOException, InterruptedException {
    var left = CASH.subtract(BigDecimal.TEN.multiply(BigDecimal.valueOf(filled)));
    var cash = read("/portfolio").path("cash");
    if (left.compareTo(new BigDecimal(cash.asText())) != 0) {
      expect(left.toPlainString(), cash);
    }
  }

  private void orders() throws IOException, InterruptedException {
    var newest = read("/orders?status=all&limit=1").at("/items/0");
    expect("o" + filled, newest.path("client_order_id"));
    expect("FILLED", newest.path("status"));
  }

  private void positions() throws IOException, InterruptedException {
    expect(Integer.toString(filled), read("/positions").at("/items/0/qty"));
  }

  /** The last point is of now; those before are the read model's. */
  private void valuations() throws IOException, InterruptedException {
    read("/portfolio/history");
  }

  private JsonNode read(String rest) throws IOException, InterruptedException {
    var answer = send(request(account.trader().token(), account.path(rest)).GET(), 200);
    if (answer.headers().firstValue(Headers.POSITION).isEmpty()) {
      failures.add("nowhere: " + rest);
    }
    return Json.read(answer.body(), JsonNode.class);
  }

  private JsonNode post(String token, String path, String json, int status)
      throws IOException, InterruptedException {
    var request =
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return Json.read(send(request, status).body(), JsonNode.class);
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    requests.incrementAndGet();
    if (answer.statusCode() != status) {
      failures.add(answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private void expect(String wanted, JsonNode found) {
    if (!wanted.equals(found.asText())) {
      failures.add("after %d orders %s, not %s".formatted(filled, found, wanted));
    }
  }
}
