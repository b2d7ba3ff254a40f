package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blotter.http.contract.Body;
import dev.blotter.http.contract.Contract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class AllOrdersTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String READERS =
      """
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'
        AND query LIKE '%FROM orders%'""";

  private final Client operator = Client.operator();

  // A symbol of its own, so that other tests' orders are not seen.
  private final String prefix =
      "Q" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  @Inject Pool pool;

  @TestHTTPResource("/v1/orders")
  URI orders;

  private Account account;
  private String first;

  @BeforeEach
  void place() {
    account = Account.withCash("1000000.00");
    first = account.buy("a-1", prefix + "A", "1", "10.00").as(JsonBody.class).at("order_id");
    var second =
        account.buy("a-2", prefix + "B", "1", "10.00").as(JsonBody.class).<String>at("order_id");
    Account.trade(second, "x-" + second, "1", "10.00").then().statusCode(200);
    account.get("/orders").then().statusCode(200);
  }

  @AfterEach
  void tidy() {
    OrderCopies.remove(pool);
  }

  @Test
  void active_orders_are_shown_unless_another_status_is_asked_for() {
    list("").body(at("items.symbol", contains(prefix + "A")));
    list("&status=closed").body(at("items.symbol", contains(prefix + "B")));
    list("&status=FILLED").body(at("items.symbol", contains(prefix + "B")));
    list("&status=all").body(at("items.symbol", contains(prefix + "B", prefix + "A")));
    list("&status=all&side=SELL").body("items.size()", equalTo(0));
  }

  @Test
  void a_list_of_all_shows_what_was_placed_before_where_its_position_comes_with_it() {
    for (int i = 0; i < 10; i++) {
      var placed = account.buy("now-" + i, prefix + "N", "1", "10.00");
      String id = placed.as(JsonBody.class).at("order_id");
      Client.operator()
          .call()
          .header("Blotter-Position", placed.header("Blotter-Position"))
          .get("/v1/orders?symbol=" + prefix + "N")
          .then()
          .body(at("items.order_id", hasItem(id)));
    }
  }

  @Test
  void what_is_no_beginning_of_a_symbol_is_refused() {
    refused("symbol_prefix=%25AAPL", "symbol_prefix");
    refused("symbol_prefix=AA&symbol=AAPL", "symbol_prefix");
    refused("status=WRONG", "status");
  }

  @Test
  void all_of_them_come_as_lines() throws Exception {
    OrderCopies.make(pool, 600, first);
    var answer = open("&status=all");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
    try (var lines = reader(answer)) {
      var text = lines.lines().collect(Collectors.joining("\n"));
      var body = Body.of("application/x-ndjson", text);
      assertThat(Contract.ofService().answered("GET", "/v1/orders", 200, body)).isEmpty();
      var all = text.lines().map(AllOrdersTest::json).toList();
      assertThat(all).hasSize(602);
      assertThat(all.getFirst().get("symbol").asText()).isEqualTo(prefix + "B");
      assertThat(all.get(1).get("order_id").asText()).isEqualTo(first);
    }
  }

  @Test
  void no_order_is_no_line() throws Exception {
    var answer = open("&side=SELL");
    assertThat(answer.statusCode()).isEqualTo(200);
    try (var lines = reader(answer)) {
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void lines_are_only_what_is_asked_for_and_no_other_client_gets_them_unasked() throws Exception {
    operator
        .call()
        .accept("*/*")
        .get(path(""))
        .then()
        .statusCode(200)
        .contentType("application/json");
    account.trader().call().accept("application/x-ndjson").get("/v1/orders").then().statusCode(403);
  }

  @Test
  void a_client_that_goes_away_leaves_no_connection_behind() throws Exception {
    OrderCopies.make(pool, OrderCopies.MANY, first);
    try (var lines = reader(open(""))) {
      assertThat(json(lines.readLine()).get("active").asBoolean()).isTrue();
      assertThat(waitingReaders()).isNotEmpty();
    }
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> readers().isEmpty());
  }

  @Test
  void the_last_line_says_that_the_list_broke_off() throws Exception {
    OrderCopies.make(pool, OrderCopies.MANY, first);
    try (var lines = reader(open(""))) {
      lines.readLine();
      // By the statement that finds it: until nothing more fits in between it also reads at times.
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::readerEnded);
      var rest = lines.lines().toList();
      assertThat(rest.size()).isLessThan(OrderCopies.MANY);
      assertThat(json(rest.getLast()).get("code").asText()).isEqualTo("UNAVAILABLE");
      assertThat(json(rest.getFirst()).get("order_id")).isNotNull();
    }
  }

  private io.restassured.response.ValidatableResponse list(String more) {
    return operator.call().get(path(more)).then().statusCode(200);
  }

  private String path(String more) {
    return "/v1/orders?symbol_prefix=" + prefix + more;
  }

  private void refused(String query, String field) {
    operator
        .call()
        .urlEncodingEnabled(false)
        .get("/v1/orders?" + query)
        .then()
        .statusCode(400)
        .body(at("field", equalTo(field)));
  }

  private HttpResponse<InputStream> open(String more) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(orders.resolve(path(more)))
            .header("Accept", "application/x-ndjson")
            .header("Authorization", "Bearer " + operator.token())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  private static BufferedReader reader(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Those that wait for the client: until nothing more fits in between, they are still reading. */
  private List<Integer> waitingReaders() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(this::readers, pids -> !pids.isEmpty());
  }

  /** All by one statement: the next one could be given a connection that this has ended. */
  private boolean readerEnded() {
    return !pids("SELECT pg_terminate_backend(pid), pid FROM (" + READERS + ") AS r").isEmpty();
  }

  private List<Integer> readers() {
    return pids(READERS);
  }

  private List<Integer> pids(String sql) {
    return pool
        .query(sql)
        .mapping(row -> row.getInteger("pid"))
        .execute()
        .await()
        .atMost(Duration.ofSeconds(10))
        .stream()
        .toList();
  }
}
