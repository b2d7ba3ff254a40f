package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Headers;
import dev.blotter.http.JsonBody;
import dev.blotter.http.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Commands that are refused are on record, whatever they were refused for. */
@Tag("service")
@QuarkusTest
class RefusalsOverHttpTest {

  private static final String PATH = "/v1/audit/refusals";
  private static final String ORDER =
      "{\"client_order_id\":\"c1\",\"symbol\":\"ACME\",\"side\":\"BUY\",\"type\":\"LIMIT\","
          + "\"qty\":\"1\",\"limit_price\":\"10\",\"tag\":\"SECRET-TAG\"}";

  @Inject Pool pool;

  private Account ada;
  private Client eve;

  @BeforeEach
  void register() {
    ada = Account.withCash("1000.00");
    eve = Client.trader(UUID.randomUUID());
  }

  private static Response found(String query) {
    return Client.auditor().call().urlEncodingEnabled(false).get(PATH + query);
  }

  /** What is found once there is as much as that. */
  private static ValidatableResponse found(String query, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> found(query).jsonPath().getList("items").size() >= count);
    return found(query).then().statusCode(200).body(at("items", hasSize(count)));
  }

  private Response ordersForAda(Client who) {
    return who.send(ORDER).post(ada.path("/orders"));
  }

  @Test
  void a_refusal_says_who_tried_what_on_whom_and_what_was_wrong() {
    var before = Instant.now().minusSeconds(1);
    var key = UUID.randomUUID();
    var answer = eve.sendAs(key, ORDER).post(ada.path("/orders?page=SECRET"));
    answer.then().statusCode(400);
    var at =
        found("?actor=" + eve.subject(), 1)
            .body(at("items[0].times", equalTo(1)))
            .body(at("items[0].roles", equalTo(List.of(Roles.TRADER))))
            .body(at("items[0].operation", equalTo("placeOrder")))
            .body(at("items[0].method", equalTo("POST")))
            .body(at("items[0].path", equalTo(ada.path("/orders"))))
            .body(at("items[0].user_id", equalTo(ada.userId().toString())))
            .body(at("items[0].code", equalTo("INVALID_PARAMETER")))
            .body(at("items[0].status", equalTo(400)))
            .body(at("items[0].idempotency_key", equalTo(key.toString())))
            .body(at("items[0].correlation_id", equalTo(answer.header(Headers.CORRELATION_ID))))
            .extract()
            .as(JsonBody.class)
            .<String>at("items[0].at");
    assertThat(Instant.parse(at)).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void whatever_a_command_is_refused_for_is_recorded_and_nothing_of_its_body() {
    String order =
        ada.place(ORDER).then().statusCode(201).extract().as(JsonBody.class).at("order_id");
    var trader = ada.trader();
    var orders = ada.path("/orders");
    var refused =
        List.of(
            trader.send("{\"client_order_id\": SECRET").post(orders),
            trader.send("{\"client_order_id\": \"SECRET\"}").post(orders),
            trader.send("{\"SECRET\": \"SECRET\"}").post(orders),
            trader.send(ORDER.replace("10", "11")).post(orders),
            trader
                .send("{\"qty\":\"2\"}")
                .header("If-Match", "\"99\"")
                .patch("/v1/orders/" + order),
            trader.send("{\"amount\":\"1\"}").post(ada.path("/cash-movements")),
            trader.call().delete("/v1/orders/" + UUID.randomUUID()),
            trader.send(ORDER).post("/v1/users/ada@example.com/orders"),
            trader.send("{}").put("/v1/quotes/ACME"));
    assertThat(refused).extracting(Response::statusCode).contains(400, 403, 404, 409, 412);
    var expected =
        refused.stream()
            .map(answer -> answer.statusCode() + " " + answer.as(JsonBody.class).at("code"))
            .toList();
    var query = "?actor=" + trader.subject();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(told(found(query))).containsExactlyInAnyOrderElementsOf(expected));
    var recorded = found(query).jsonPath();
    assertThat(recorded.getList("items.path", String.class))
        .contains("/v1/users/{user_id}/orders", "/v1/quotes/ACME", "/v1/orders/" + order);
    assertThat(rows(trader.subject()))
        .hasSize(refused.size())
        .noneMatch(RefusalsOverHttpTest::tells);
  }

  private static List<String> told(Response found) {
    return found.jsonPath().<Map<String, Object>>getList("items").stream()
        .map(refusal -> refusal.get("status") + " " + refusal.get("code"))
        .toList();
  }

  private static boolean tells(String row) {
    return row.contains("SECRET") || row.contains("SSS") || row.contains("@");
  }

  /** All columns as text. */
  private List<String> rows(String actor) {
    return pool
        .preparedQuery("SELECT r::text AS row FROM refusals AS r WHERE actor_id = $1")
        .mapping(row -> row.getString("row"))
        .execute(Tuple.of(actor))
        .await()
        .atMost(Duration.ofSeconds(10))
        .stream()
        .toList();
  }

  @Test
  void who_did_not_prove_who_it_is_is_recorded_without_a_name() {
    var order = given().contentType(ContentType.JSON).body(ORDER);
    order.post(ada.path("/orders")).then().statusCode(401);
    given().auth().oauth2("no.to.ken").delete(ada.path("/orders")).then().statusCode(401);
    found("?user_id=" + ada.userId() + "&code=UNAUTHENTICATED", 2)
        .body(at("items[0].actor", nullValue()))
        .body(at("items[0].roles", hasSize(0)))
        .body(at("items[0].operation", equalTo("cancelAllOrders")))
        .body(at("items[1].operation", equalTo("placeOrder")));
  }

  @Test
  void what_is_refused_before_the_token_is_read_is_recorded_without_a_name_too() {
    var orders = ada.path("/orders");
    eve.send(ORDER).header(Headers.CORRELATION_ID, "SECRET").post(orders).then().statusCode(400);
    eve.send("\"" + "S".repeat(70_000) + "\"").post(orders).then().statusCode(413);
    var text = eve.call().contentType("text/plain").body("SECRET");
    text.post(orders).then().statusCode(415);
    found("?user_id=" + ada.userId(), 3)
        .body(at("items.status", hasItems(400, 413, 415)))
        .body(at("items.actor", everyItem(nullValue())));
  }

  @Test
  void a_flood_is_few_rows_that_count_it() {
    for (int i = 0; i < 200; i++) {
      ordersForAda(eve).then().statusCode(404);
    }
    var recorded = found("?actor=" + eve.subject(), 1).extract();
    assertThat(recorded.as(JsonBody.class).<Integer>at("items[0].times")).isPositive();
    assertThat(rows(eve.subject())).hasSize(1);
  }

  @Test
  void what_is_on_record_otherwise_or_no_command_is_not_in_it() {
    ada.buy("rich", "ACME", "1000", "1000").then().statusCode(422);
    ada.trader().call().get("/v1/orders/" + UUID.randomUUID()).then().statusCode(404);
    ada.trader()
        .send("{}")
        .urlEncodingEnabled(false)
        .post(ada.path("/orders:validate"))
        .then()
        .statusCode(400);
    ada.trader().send("{}").post(ada.path("/nothing")).then().statusCode(404);
    ada.trader().send("{}").put(ada.path("/orders")).then().statusCode(405);
    ada.trader().call().delete("/v1/orders/" + UUID.randomUUID()).then().statusCode(404);
    found("?actor=" + ada.userId(), 1).body(at("items[0].operation", equalTo("cancelOrder")));
  }

  @Test
  void it_is_read_in_pages_by_whom_of_whom_for_what_and_when() {
    for (var path : List.of("/orders", "/cash-movements", "/trading-block")) {
      eve.send("{").post(ada.path(path));
    }
    var all = found("?user_id=" + ada.userId() + "&actor=" + eve.subject(), 3).extract();
    List<String> ids = all.as(JsonBody.class).at("items.refusal_id");
    List<String> seen = new ArrayList<>();
    var next = "?limit=2&actor=" + eve.subject();
    for (int i = 0; i < 2; i++) {
      var page = found(next);
      seen.addAll(page.as(JsonBody.class).at("items.refusal_id"));
      next =
          "?limit=2&actor="
              + eve.subject()
              + "&cursor="
              + page.as(JsonBody.class).at("next_cursor");
    }
    assertThat(seen).isEqualTo(ids);
    List<String> times = all.as(JsonBody.class).at("items.at");
    var between = "&from=" + times.get(1) + "&to=" + times.getFirst();
    found("?actor=" + eve.subject() + between, 1)
        .body(at("items[0].refusal_id", equalTo(ids.get(1))));
    found("?actor=" + eve.subject() + "&code=NONE_SUCH").then().body(at("items", hasSize(0)));
  }

  @Test
  void it_is_for_auditors_and_operators_who_ask_right() {
    eve.call().get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
    Client.operator().call().get(PATH + "?limit=1").then().statusCode(200);
    found("?user_id=x").then().statusCode(400).body(at("field", equalTo("user_id")));
    found("?cursor=x").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
    found("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("to")));
  }
}
