package dev.blotter.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.stream.web.FeedClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operators have read models made anew, and nobody else notices. */
@Tag("service")
@QuarkusTest
class RebuildOverHttpTest {

  private static final String PATH = "/v1/admin/projections";
  private static final String REBUILDS = "/v1/admin/rebuilds";

  private final Client operator = Client.operator();

  @Inject Pool pool;

  @TestHTTPResource("/")
  URI root;

  private Response start(String name, String json) {
    return operator.send(json).post(PATH + "/" + name + "/rebuild");
  }

  private ValidatableResponse ended(String location) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> operator.call().get(location).path("ended_at") != null);
    return operator.call().get(location).then().statusCode(200);
  }

  private List<String> beginAll() {
    var begun = operator.send("{}").post(PATH + "/rebuild").then().statusCode(202);
    return begun.extract().path("items.rebuild_id");
  }

  private List<ValidatableResponse> rebuildAll() {
    return beginAll().stream()
        .map(id -> ended(REBUILDS + "/" + id).body("state", equalTo("SWAPPED")))
        .toList();
  }

  @Test
  void a_rebuild_is_begun_watched_and_kept() {
    Account.withCash("100.00");
    ended(start("portfolios", "{}").header("Location")); // mends what other tests have spoilt
    var begun = start("portfolios", "{}").then().statusCode(202);
    var location = begun.extract().header("Location");
    begun.body("actor", equalTo("OPERATOR ops-1")).body("projection", equalTo("portfolios"));
    ended(location)
        .body("state", equalTo("SWAPPED"))
        .body("differences", equalTo(0))
        .body("events_done", greaterThan(0))
        .body("swapped_at", notNullValue())
        .body("error", nullValue());
    operator.call().get(location + "/differences").then().body("items", equalTo(List.of()));
    operator
        .call()
        .get(REBUILDS)
        .then()
        .statusCode(200)
        .body("items.rebuild_id", hasItem(location.substring(location.lastIndexOf('/') + 1)));
    operator
        .call()
        .delete(location)
        .then()
        .statusCode(409)
        .body("code", equalTo("REBUILD_CONFLICT"));
    operator.call().put(location + "/pause").then().statusCode(409);
    operator.call().put(location + "/resume").then().statusCode(409);
  }

  @Test
  void how_far_it_is_is_streamed_until_it_ends() {
    var location = start("positions", "{}").header("Location");
    try (var stream = FeedClient.open(root.resolve(location + "/stream"), operator, null)) {
      var ended = stream.await(one -> one.event().equals("ended"));
      assertThat(ended.data().path("state").asText()).isEqualTo("SWAPPED");
      assertThat(ended.data().path("events_done").asLong()).isPositive();
      assertThat(stream.received().getLast()).isEqualTo(ended);
      Awaitility.await().until(stream::isEnded);
    }
    var unknown = REBUILDS + "/" + UUID.randomUUID() + "/stream";
    operator.call().get(unknown).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    Client.auditor().call().get(location + "/stream").then().statusCode(403);
  }

  @Test
  void all_read_models_are_made_anew_with_one_request() {
    var ids = beginAll();
    assertThat(ids).hasSize(5);
    start("orders", "{}").then().statusCode(409).body("code", equalTo("REBUILD_CONFLICT"));
    ids.forEach(id -> ended(REBUILDS + "/" + id).body("state", equalTo("SWAPPED")));
    operator
        .call()
        .get(PATH)
        .then()
        .statusCode(200)
        .body(
            "items.projection",
            hasItems("users", "portfolios", "orders", "positions", "valuations"))
        .body("items[0].rebuild", nullValue());
  }

  @Test
  void the_rows_of_one_user_are_made_anew_at_once() {
    var account = Account.withCash("1000.00");
    account.buy("one", "AAPL", "1", "10").then().statusCode(201);
    start("orders", "{\"user_id\": \"" + account.userId() + "\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("SWAPPED"))
        .body("differences", equalTo(0));
    account.get("/orders").then().body("items.client_order_id", equalTo(List.of("one")));
  }

  @Test
  void rows_of_one_user_cannot_wait_for_anybody_and_are_those_of_a_user_there_is() {
    var account = Account.withCash("1000.00");
    account.get("/portfolio").then().statusCode(200);
    execute("UPDATE users SET name = 'Eve' WHERE id = '" + account.userId() + "'");
    start(
            "users",
            "{\"user_id\": \"%s\", \"on_difference\": \"BLOCK\"}".formatted(account.userId()))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/on_difference"));
    account.get("").then().body("name", equalTo("Eve"));
    start("users", "{\"user_id\": \"" + account.userId() + "\"}")
        .then()
        .statusCode(200)
        .body("differences", equalTo(1));
    account.get("").then().body("name", equalTo("Ada"));
    start("users", "{\"user_id\": \"" + UUID.randomUUID() + "\"}")
        .then()
        .statusCode(404)
        .body("code", equalTo("USER_NOT_FOUND"));
    start("users", "{\"park\": true}")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/park"));
  }

  @Test
  void a_wrong_row_holds_the_rebuild_up_until_it_is_resumed() {
    var account = Account.withCash("1000.00");
    account.get("/portfolio").then().statusCode(200);
    execute("UPDATE users SET name = 'Eve' WHERE id = '" + account.userId() + "'");
    var location = start("users", "{\"on_difference\": \"BLOCK\"}").header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> operator.call().get(location).path("state").equals("BLOCKED"));
    operator
        .call()
        .get(location + "/differences")
        .then()
        .body("items.row_id", hasItem(account.userId().toString()))
        .body("items[0].columns", hasItem("name"));
    operator.call().put(location + "/resume").then().statusCode(202);
    ended(location).body("state", equalTo("SWAPPED"));
    account.get("").then().body("name", equalTo("Ada"));
  }

  @Test
  void only_operators_may_and_only_read_models_there_are() {
    start("nothing", "{}").then().statusCode(404);
    start("orders", "{\"on_difference\": \"x\"}").then().statusCode(400);
    operator
        .send("{\"user_id\": \"" + UUID.randomUUID() + "\"}")
        .post(PATH + "/rebuild")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/user_id"));
    operator.call().get(REBUILDS + "/" + UUID.randomUUID()).then().statusCode(404);
    Client.auditor().send("{}").post(PATH + "/orders/rebuild").then().statusCode(403);
    Client.trader(UUID.randomUUID()).call().get(PATH).then().statusCode(403);
  }

  @Test
  void nobody_who_reads_or_writes_notices() {
    // Other tests have spoilt rows on purpose: this mends them.
    rebuildAll();
    var stopped = new AtomicBoolean();
    var failures = new ConcurrentLinkedQueue<String>();
    var requests = new AtomicInteger();
    var clients =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> use(Account.withCash("1000000.00"), stopped, failures, requests),
                        command -> new Thread(command, "client").start()))
            .toList();
    Awaitility.await().until(() -> requests.get() > 20);
    rebuildAll().forEach(rebuild -> rebuild.body("differences", equalTo(0)));
    stopped.set(true);
    clients.forEach(CompletableFuture::join);
    assertThat(failures).isEmpty();
    assertThat(requests.get()).isGreaterThan(50);
  }

  /** Places and fills orders, and reads each time what it has just done. */
  private static void use(
      Account account,
      AtomicBoolean stopped,
      ConcurrentLinkedQueue<String> failures,
      AtomicInteger requests) {
    int filled = 0;
    while (!stopped.get()) {
      var placed = account.buy("o" + filled, "AAPL", "1", "10");
      check(placed, 201, failures);
      String order = placed.path("order_id");
      check(Account.trade(order, UUID.randomUUID().toString(), "1", "10"), 200, failures);
      filled++;
      var read = account.trader().call().get("/v1/orders/" + order);
      check(read, 200, failures);
      if (!"FILLED".equals(read.path("status"))) {
        failures.add("an older row: " + read.asString());
      }
      var positions = account.get("/positions");
      check(positions, 200, failures);
      String quantity = positions.path("items[0].qty");
      if (quantity == null || Integer.parseInt(quantity) != filled) {
        failures.add(filled + " filled, but " + positions.asString());
      }
      requests.addAndGet(4);
      pause(); // the rebuild is to have a processor, too
    }
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }

  private static void check(Response response, int status, ConcurrentLinkedQueue<String> failures) {
    if (response.statusCode() != status) {
      failures.add(response.statusCode() + " " + response.asString());
    }
  }

  private void execute(String sql) {
    pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
  }
}
