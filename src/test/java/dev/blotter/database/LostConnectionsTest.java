package dev.blotter.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.testing.OwnConnection;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every connection of the service is ended by the server, again and again, under load. */
@Tag("service")
@QuarkusTest
class LostConnectionsTest {
  private static final Logger LOG = Logger.getLogger(LostConnectionsTest.class);
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 6;
  private static final long PAUSE_MILLIS = 700;
  private static final String TOO_MUCH = "OVERLOADED";
  private static final String LATE = "PROJECTION_LAGGING";
  private static final String END_ALL =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user
        AND pid <> pg_backend_pid()""";

  @TestHTTPResource("/")
  URI service;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<String, Integer> refusedReads = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusedCommands = new ConcurrentHashMap<>();

  @Test
  void no_command_is_lost_and_hardly_a_request_fails() throws Exception {
    List<Account> accounts = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      accounts.add(Account.withCash("1000000.00"));
    }
    try (var clients = Executors.newFixedThreadPool(2 * CLIENTS);
        var own = new OwnConnection()) {
      List<Future<Integer>> placed = new ArrayList<>();
      for (var account : accounts) {
        placed.add(clients.submit((Callable<Integer>) () -> trade(account)));
      }
      List<Future<Integer>> readers = new ArrayList<>();
      for (var account : accounts) {
        readers.add(clients.submit((Callable<Integer>) () -> look(account)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(PAUSE_MILLIS);
        own.execute(END_ALL);
      }
      Thread.sleep(PAUSE_MILLIS);
      over.set(true);
      for (var reader : readers) {
        assertThat(reader.get()).isPositive();
      }
      for (int client = 0; client < CLIENTS; client++) {
        int acknowledged = placed.get(client).get();
        assertThat(ordersOf(accounts.get(client))).isEqualTo(acknowledged);
      }
    }
    LOG.infof(
        "connections ended %d times: %d answers, 503 to reads %s, to commands %s",
        ROUNDS, answers.get(), refusedReads, refusedCommands);
    assertThat(answers.get()).isGreaterThan(2 * CLIENTS);
    // Each client has a request under way: without a second try all of them may fail each time.
    assertThat(failures(refusedReads)).as("%s", refusedReads).isLessThan(ROUNDS * CLIENTS / 4);
    assertThat(failures(refusedCommands))
        .as("%s", refusedCommands)
        .isLessThan(ROUNDS * CLIENTS / 4);
  }

  /** Places orders and reads them until it is over; how many were acknowledged. */
  private int trade(Account account) throws Exception {
    int placed = 0;
    while (!over.get()) {
      read(account.trader(), "/v1/orders/" + place(account, "c-" + placed));
      read(account.trader(), account.path("/portfolio"));
      placed++;
    }
    return placed;
  }

  /** Reads what waits for nobody, by all ways that there are to the database; how often. */
  private int look(Account account) throws Exception {
    int read = 0;
    while (!over.get()) {
      read(Client.operator(), "/v1/orders?limit=5");
      read(Client.operator(), "/v1/users?email=" + account.userId() + "@example.com");
      read(Client.operator(), "/v1/audit/aggregates/user/" + account.userId() + "/events");
      read(Client.operator(), "/v1/audit/ledger/heads");
      read(Client.operator(), "/v1/daily-prices/AAPL");
      read += 5;
    }
    return read;
  }

  /** The same command is sent until it is acknowledged. */
  private String place(Account account, String clientOrderId) throws Exception {
    var body =
        """
        {"client_order_id": "%s", "symbol": "AAPL", "side": "BUY", "type": "LIMIT",
         "time_in_force": "GTC", "qty": "1", "limit_price": "1.00"}"""
            .formatted(clientOrderId);
    var order =
        request(account.trader(), account.path("/orders")).POST(BodyPublishers.ofString(body));
    var answer = send(order);
    while (answer.statusCode() == 503) {
      if (count(answer, refusedCommands).equals(TOO_MUCH)) {
        Thread.sleep(Duration.ofSeconds(retryAfter(answer)));
      }
      answer = send(order);
    }
    return JsonPath.from(answer.body()).getString("order_id");
  }

  private void read(Client caller, String path) throws Exception {
    var answer = send(request(caller, path).GET());
    if (answer.statusCode() == 503) {
      count(answer, refusedReads);
    }
  }

  private static String count(HttpResponse<String> answer, Map<String, Integer> refused) {
    String code = JsonPath.from(answer.body()).getString("code");
    refused.merge(code, 1, Integer::sum);
    return code;
  }

  /** All but what a service says that is there and has too much to do, or is not so far yet. */
  private static int failures(Map<String, Integer> refused) {
    return refused.entrySet().stream()
        .filter(code -> !code.getKey().equals(TOO_MUCH) && !code.getKey().equals(LATE))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private static long retryAfter(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Retry-After").orElseThrow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    answers.incrementAndGet();
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 503);
    if (answer.statusCode() == 503) {
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    return answer;
  }

  private HttpRequest.Builder request(Client caller, String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .header("Authorization", "Bearer " + caller.token())
        .header("Content-Type", "application/json");
  }

  private int ordersOf(Account account) {
    int orders = 0;
    String cursor = "";
    do {
      var page = account.get("/orders?limit=1000" + cursor).then().statusCode(200).extract();
      orders += page.jsonPath().getList("items").size();
      String next = page.as(JsonBody.class).at("next_cursor");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return orders;
  }
}
