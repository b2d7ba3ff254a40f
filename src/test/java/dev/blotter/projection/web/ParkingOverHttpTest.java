package dev.blotter.projection.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Headers;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Operators see who is parked, have it tried again, and have an event passed over. */
@Tag("service")
@QuarkusTest
class ParkingOverHttpTest {

  private static final String PATH = "/v1/admin/projections/orders/parked";

  private final Client operator = Client.operator();

  @Inject Pool pool;

  /** An account whose first order has a row that cannot be read, so that its fill is parked. */
  private Account parked() {
    var account = Account.withCash("10000.00");
    String order = account.buy("one", "AAPL", "1", "10").as(JsonBody.class).at("order_id");
    account.get("/orders").then().statusCode(200);
    execute("UPDATE orders SET state = jsonb_build_array(state) WHERE id = '" + order + "'");
    Account.trade(order, UUID.randomUUID().toString(), "1", "10").then().statusCode(200);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> get(account).statusCode() == 200);
    return account;
  }

  private void mend(Account account) {
    execute(
        "UPDATE orders SET state = state -> 0 WHERE jsonb_typeof(state) = 'array' AND user_id = '"
            + account.userId()
            + "'");
  }

  private Response get(Account account) {
    return operator.call().get(PATH + "/" + account.userId());
  }

  private Response act(Client as, Account account, String what, UUID key, String json) {
    return as.sendAs(key, json).post(PATH + "/" + account.userId() + "/" + what);
  }

  private ValidatableResponse skip(Account account, UUID key, String event) {
    var json = "{\"event_id\": \"" + event + "\", \"reason\": \"ticket 4711\"}";
    return act(operator, account, "skip", key, json).then();
  }

  private static UUID key() {
    return UUID.randomUUID();
  }

  @Test
  void a_parked_user_is_seen_tried_again_and_goes_on() {
    var account = parked();
    account.buy("two", "AAPL", "1", "10").then().statusCode(201);
    var user = account.userId().toString();
    get(account)
        .then()
        .body(at("user_id", equalTo(user)))
        .body(at("event_type", equalTo("OrderFilled")))
        .body(at("reason", containsString("cannot be read")))
        .body(at("events", greaterThanOrEqualTo(1)));
    operator.call().get(PATH).then().statusCode(200).body(at("items.user_id", hasItem(user)));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(account.get("/orders").header(Headers.PARKED)).isEqualTo("orders"));
    account.get("/orders").then().body(at("items.client_order_id", equalTo(List.of("one"))));

    act(operator, account, "retry", key(), "{}")
        .then()
        .statusCode(200)
        .body(at("act", equalTo("RETRY")))
        .body(at("applied_events", equalTo(0)))
        .body(at("left_events", greaterThanOrEqualTo(1)))
        .body(at("error", containsString("cannot be read")));
    mend(account);
    var key = key();
    String act =
        act(operator, account, "retry", key, "{\"reason\": \"mended\"}")
            .then()
            .statusCode(200)
            .body(at("actor", equalTo("OPERATOR ops-1")))
            .body(at("applied_events", greaterThanOrEqualTo(2)))
            .body(at("error", nullValue()))
            .extract()
            .as(JsonBody.class)
            .at("act_id");
    act(operator, account, "retry", key, "{\"reason\": \"mended\"}")
        .then()
        .body(at("act_id", equalTo(act)));
    for (var other : List.of("{\"reason\": \"dropped\"}", "{}")) {
      act(operator, account, "retry", key, other)
          .then()
          .statusCode(409)
          .body(at("code", equalTo("PARKED_CONFLICT")));
    }
    get(account).then().statusCode(404);
    act(operator, account, "retry", key(), "{}").then().statusCode(404);
    account.get("/orders").then().body(at("items.client_order_id", hasItems("one", "two")));
    Client.auditor()
        .call()
        .get("/v1/admin/projections/acts")
        .then()
        .statusCode(200)
        .body(at("items.act_id", hasItem(act)))
        .body("items.find { it.act_id == '" + act + "' }.reason", equalTo("mended"));
  }

  @Test
  void what_has_changed_and_lists_of_all_say_that_a_user_is_parked() {
    var account = parked();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(account.get("/changes?since=0").header(Headers.PARKED))
                    .isEqualTo("orders"));
    var changes = account.get("/changes?since=0");
    assertThat(changes.header(Headers.POSITION))
        .isEqualTo(changes.as(JsonBody.class).at("events[-1].position"));
    assertThat(account.get("/changes?since=0&limit=1&wait_seconds=5").headers().asList())
        .extracting(Header::getName)
        .contains(Headers.PARKED, Headers.POSITION);
    for (var list : List.of("/v1/orders?status=all", "/v1/users?expand=portfolio")) {
      assertThat(operator.call().get(list).header(Headers.PARKED)).contains("orders");
    }
    var lines = operator.call().accept("application/x-ndjson").get("/v1/orders");
    assertThat(lines.header(Headers.PARKED)).contains("orders");
    mend(account);
    act(operator, account, "retry", key(), "{}").then().statusCode(200);
  }

  @Test
  void one_event_is_passed_over_and_what_follows_flows() {
    var account = parked();
    account.buy("two", "AAPL", "1", "10").then().statusCode(201);
    skip(account, key(), UUID.randomUUID().toString())
        .statusCode(409)
        .body(at("code", equalTo("PARKED_CONFLICT")));
    String event = get(account).as(JsonBody.class).at("event_id");
    skip(account, key(), event)
        .statusCode(200)
        .body(at("act", equalTo("SKIP")))
        .body(at("event_id", equalTo(event)))
        .body(at("reason", equalTo("ticket 4711")));
    Awaitility.await().until(() -> get(account).statusCode() == 404);
    account.get("/orders").then().body(at("items.client_order_id", hasItems("one", "two")));
    mend(account);
  }

  @Test
  void only_operators_may_and_a_skip_needs_an_event_and_a_reason() {
    var nobody = Account.withCash("1.00");
    var body = "{\"event_id\": \"" + UUID.randomUUID() + "\", \"reason\": \"x\"}";
    for (var other : List.of(Client.auditor(), Client.venue(), nobody.trader())) {
      act(other, nobody, "retry", key(), "{}").then().statusCode(403);
      act(other, nobody, "skip", key(), body).then().statusCode(403);
    }
    nobody.trader().call().get(PATH).then().statusCode(403);
    act(operator, nobody, "skip", key(), body).then().statusCode(404);
    act(operator, nobody, "skip", key(), "{\"reason\": \"x\"}")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/event_id")));
    act(operator, nobody, "skip", key(), "{\"event_id\": \"" + UUID.randomUUID() + "\"}")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/reason")));
    operator.call().get("/v1/admin/projections/nothing/parked").then().statusCode(404);
    operator.call().get("/v1/admin/projections/acts?cursor=x").then().statusCode(400);
  }

  private void execute(String sql) {
    pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
  }
}
