package dev.blotter.projection.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final int CLIENTS = 16;

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
        .until(() -> operator.call().get(location).as(JsonBody.class).at("ended_at") != null);
    return operator.call().get(location).then().statusCode(200);
  }

  private List<String> beginAll() {
    var begun = operator.send("{}").post(PATH + "/rebuild").then().statusCode(202);
    return begun.extract().as(JsonBody.class).at("items.rebuild_id");
  }

  private List<ValidatableResponse> rebuildAll() {
    return beginAll().stream()
        .map(id -> ended(REBUILDS + "/" + id).body(at("state", equalTo("SWAPPED"))))
        .toList();
  }

  @Test
  void a_rebuild_is_begun_watched_and_kept() {
    Account.withCash("100.00");
    ended(start("portfolios", "{}").header("Location")); // mends what other tests have spoilt
    var begun = start("portfolios", "{}").then().statusCode(202);
    var location = begun.extract().header("Location");
    begun
        .body(at("actor", equalTo("OPERATOR ops-1")))
        .body(at("projection", equalTo("portfolios")));
    ended(location)
        .body(at("state", equalTo("SWAPPED")))
        .body(at("differences", equalTo(0)))
        .body(at("events_done", greaterThan(0)))
        .body(at("swapped_at", notNullValue()))
        .body(at("error", nullValue()));
    operator.call().get(location + "/differences").then().body(at("items", equalTo(List.of())));
    operator
        .call()
        .get(REBUILDS)
        .then()
        .statusCode(200)
        .body(at("items.rebuild_id", hasItem(location.substring(location.lastIndexOf('/') + 1))));
    operator
        .call()
        .delete(location)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("REBUILD_CONFLICT")));
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
    operator.call().get(unknown).then().statusCode(404).body(at("code", equalTo("NOT_FOUND")));
    Client.auditor().call().get(location + "/stream").then().statusCode(403);
  }

  @Test
  void all_read_models_are_made_anew_with_one_request() {
    var ids = beginAll();
    assertThat(ids).hasSize(5);
    start("orders", "{}").then().statusCode(409).body(at("code", equalTo("REBUILD_CONFLICT")));
    ids.forEach(id -> ended(REBUILDS + "/" + id).body(at("state", equalTo("SWAPPED"))));
    operator
        .call()
        .get(PATH)
        .then()
        .statusCode(200)
        .body(
            at(
                "items.projection",
                hasItems("users", "portfolios", "orders", "positions", "valuations")))
        .body(at("items[0].rebuild", nullValue()));
  }

  @Test
  void the_rows_of_one_user_are_made_anew_at_once() {
    var account = Account.withCash("1000.00");
    account.buy("one", "AAPL", "1", "10").then().statusCode(201);
    start("orders", "{\"user_id\": \"" + account.userId() + "\"}")
        .then()
        .statusCode(200)
        .body(at("state", equalTo("SWAPPED")))
        .body(at("differences", equalTo(0)));
    account.get("/orders").then().body(at("items.client_order_id", equalTo(List.of("one"))));
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
        .body(at("errors[0].pointer", equalTo("/on_difference")));
    account.get("").then().body(at("name", equalTo("Eve")));
    start("users", "{\"user_id\": \"" + account.userId() + "\"}")
        .then()
        .statusCode(200)
        .body(at("differences", equalTo(1)));
    account.get("").then().body(at("name", equalTo("Ada")));
    start("users", "{\"user_id\": \"" + UUID.randomUUID() + "\"}")
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
    start("users", "{\"park\": true}")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/park")));
  }

  @Test
  void a_wrong_row_holds_the_rebuild_up_until_it_is_resumed() {
    var account = Account.withCash("1000.00");
    account.get("/portfolio").then().statusCode(200);
    execute("UPDATE users SET name = 'Eve' WHERE id = '" + account.userId() + "'");
    var location = start("users", "{\"on_difference\": \"BLOCK\"}").header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> operator.call().get(location).as(JsonBody.class).at("state").equals("BLOCKED"));
    operator
        .call()
        .get(location + "/differences")
        .then()
        .body(at("items.row_id", hasItem(account.userId().toString())))
        .body(at("items[0].columns", hasItem("name")));
    operator.call().put(location + "/resume").then().statusCode(202);
    ended(location).body(at("state", equalTo("SWAPPED")));
    account.get("").then().body(at("name", equalTo("Ada")));
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
        .body(at("errors[0].pointer", equalTo("/user_id")));
    operator.call().get(REBUILDS + "/" + UUID.randomUUID()).then().statusCode(404);
    Client.auditor().send("{}").post(PATH + "/orders/rebuild").then().statusCode(403);
    Client.trader(UUID.randomUUID()).call().get(PATH).then().statusCode(403);
  }

  @Test
  void nobody_who_reads_or_writes_notices() {
    // Other tests have spoilt rows on purpose: this mends them.
    rebuildAll();
    var stopped = new AtomicBoolean();
    var requests = new AtomicInteger();
    var clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(i -> new SteadyClient(root, stopped, requests))
            .toList();
    try (var threads = Executors.newCachedThreadPool()) {
      var running = clients.stream().map(one -> CompletableFuture.runAsync(one, threads)).toList();
      try {
        Awaitility.await().until(() -> requests.get() > 8 * CLIENTS);
        rebuildAll().forEach(rebuild -> rebuild.body(at("differences", equalTo(0))));
      } finally {
        stopped.set(true);
      }
      running.forEach(CompletableFuture::join);
    }
    assertThat(clients).flatExtracting(SteadyClient::failures).isEmpty();
    assertThat(requests.get()).isGreaterThan(16 * CLIENTS);
    clients.forEach(one -> isAsAReplayMakesIt(one.userId()));
  }

  private void isAsAReplayMakesIt(UUID user) {
    var location =
        Client.auditor()
            .send("{\"user_id\": \"" + user + "\"}")
            .post("/v1/audit/reconciliations")
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    var path = URI.create(location).getPath();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                !"RUNNING"
                    .equals(Client.auditor().call().get(path).as(JsonBody.class).at("status")));
    Client.auditor()
        .call()
        .get(path)
        .then()
        .body(at("status", equalTo("CLEAN")))
        .body(at("rows_checked", greaterThan(3)));
  }

  private void execute(String sql) {
    pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
  }
}
