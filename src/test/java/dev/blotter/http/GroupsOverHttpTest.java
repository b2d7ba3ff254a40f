package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client and a venue see of orders that go together. */
@Tag("service")
@QuarkusTest
class GroupsOverHttpTest {

  private Account ada;

  @BeforeEach
  void register() {
    ada = Account.withCash("10000.00");
  }

  private static String bracket(String name, String qty, String exits) {
    return """
    {"client_order_id": "%s", "symbol": "AAPL", "side": "BUY", "type": "LIMIT", "qty": "%s",
     "limit_price": "100", "time_in_force": "GTC", "order_class": "BRACKET", %s}"""
        .formatted(name, qty, exits);
  }

  private static final String EXITS =
      """
      "take_profit": {"limit_price": "120"}, "stop_loss": {"stop_price": "90"}""";

  private static String named(String take, String stop) {
    return """
    "take_profit": {"limit_price": "120", "client_order_id": "%s"},
    "stop_loss": {"stop_price": "90", "limit_price": "89", "client_order_id": "%s"}"""
        .formatted(take, stop);
  }

  @Test
  void a_bracket_is_placed_once_however_often_it_is_sent() {
    var first = ada.place(bracket("b", "10", EXITS));
    first
        .then()
        .statusCode(201)
        .body(at("order_class", equalTo("BRACKET")), at("role", equalTo("ENTRY")))
        .body(at("legs.role", contains("TAKE_PROFIT", "STOP_LOSS")))
        .body(at("legs.status", contains("SUSPENDED", "SUSPENDED")))
        .body(at("legs.client_order_id", contains("take-profit:b", "stop-loss:b")));
    ada.place(bracket("b", "10.0", EXITS))
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"))
        .body(at("legs.order_id", equalTo(first.as(JsonBody.class).at("legs.order_id"))));
    ada.place(bracket("b", "11", EXITS))
        .then()
        .statusCode(409)
        .body(at("code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
    ada.get("/orders").then().body(at("items", hasSize(3)));
    ada.get("/orders/by-client-id/stop-loss:b")
        .then()
        .statusCode(200)
        .body(at("role", equalTo("STOP_LOSS")), at("legs", nullValue()))
        .body(at("parent_id", equalTo(first.as(JsonBody.class).at("order_id"))))
        .body(at("group_id", equalTo(first.as(JsonBody.class).at("group_id"))))
        .body(at("linked_order_ids", hasSize(2)));
  }

  @Test
  void the_orders_of_a_group_are_listed_by_its_id_page_by_page() {
    ada.place(bracket("other", "1", EXITS));
    var placed = ada.place(bracket("listed", "1", EXITS));
    String group = placed.as(JsonBody.class).at("group_id");
    String exit = placed.as(JsonBody.class).at("legs[0].order_id");
    var first = ada.get("/orders?limit=2&group_id=" + group);
    first.then().body(at("items", hasSize(2)), at("items.group_id", everyItem(equalTo(group))));
    String cursor = first.as(JsonBody.class).at("next_cursor");
    ada.get("/orders?limit=2&group_id=" + group + "&cursor=" + cursor)
        .then()
        .body(
            at("items", hasSize(1)),
            at("items.group_id", contains(group)),
            at("next_cursor", nullValue()));
    ada.get("/orders?status=active&group_id=" + group + "&side=SELL")
        .then()
        .body(at("items.role", containsInAnyOrder("TAKE_PROFIT", "STOP_LOSS")));
    ada.get("/orders?group_id=" + exit).then().body(at("items", empty()));
    ada.get("/orders?group_id=" + UUID.randomUUID()).then().body(at("items", empty()));
    ada.get("/orders?group_id=mine")
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")), at("field", equalTo("group_id")));
    Client.operator()
        .call()
        .get("/v1/orders?group_id=" + group)
        .then()
        .statusCode(200)
        .body(at("items", hasSize(3)), at("items.group_id", everyItem(equalTo(group))));
  }

  @Test
  void no_order_has_a_name_that_an_exit_has() {
    ada.place(bracket("names", "1", named("tp", "sl"))).then().statusCode(201);
    ada.buy("sl", "AAPL", "1", "10")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
    ada.buy("taken", "AAPL", "1", "10").then().statusCode(201);
    hasTakenName(bracket("other", "1", named("taken", "sl-2")), "take_profit/client_order_id");
    hasTakenName(bracket("other", "1", named("tp-2", "taken")), "stop_loss/client_order_id");
    hasTakenName(bracket("taken", "1", named("tp-2", "sl-2")), "client_order_id");
    ada.get("/orders").then().body(at("items.client_order_id", not(hasItem("other"))));
    ada.place(bracket("other", "1", named("tp-2", "sl-2"))).then().statusCode(201);
    hasTakenName(bracket("same", "1", named("same", "x")), "take_profit/client_order_id");
    hasTakenName(bracket("same", "1", named("x", "x")), "stop_loss/client_order_id");
    var longest = "n".repeat(64);
    ada.place(bracket(longest, "1", EXITS))
        .then()
        .statusCode(201)
        .body(at("legs", hasSize(2)))
        .body(at("legs.client_order_id", everyItem(matchesRegex("[a-z-]+:sha256:[0-9a-f]{40,}"))));
    ada.buy("stop-loss:mine", "AAPL", "1", "10")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("client_order_id")));
  }

  private void hasTakenName(String group, String field) {
    ada.place(group)
        .then()
        .statusCode(409)
        .body(at("code", equalTo("DUPLICATE_CLIENT_ORDER_ID")), at("field", equalTo(field)))
        .body(at("errors[0].pointer", equalTo("/" + field)));
  }

  @Test
  void exits_guard_what_is_bought_and_end_each_other() {
    var placed = ada.place(bracket("life", "10", EXITS));
    String entry = placed.as(JsonBody.class).at("order_id");
    String target = placed.as(JsonBody.class).at("legs[0].order_id");
    String stop = placed.as(JsonBody.class).at("legs[1].order_id");
    trade(entry, "4", "100");
    ada.get("/orders?status=PENDING")
        .then()
        .body(at("items.order_id", containsInAnyOrder(target, stop)))
        .body(at("items.qty", contains("4", "4")));
    ada.get("/risk")
        .then()
        .body(at("positions[0].pending_quantity", equalTo("2")))
        .body(at("account.active_orders", equalTo(3)));
    ada.get("/risk?as_of=" + Instant.now()).then().body(at("account.active_orders", equalTo(3)));
    trade(entry, "6", "100");
    order(target).then().body(at("status", equalTo("PENDING_REPLACE")));
    order(target).then().body(at("pending_replace.qty", equalTo("10")));
    report(target, "REPLACED");
    report(stop, "REPLACED");
    ada.get("/positions").then().body(at("items[0].qty_available", equalTo("0")));
    trade(target, "10", "120");
    order(stop).then().body(at("status", equalTo("PENDING_CANCEL")), at("active", equalTo(true)));
    report(stop, "CANCELED");
    ada.get("/orders?status=active").then().body(at("items", empty()));
    ada.get("/portfolio").then().body(at("locked", equalTo("0.00")));
    ada.trader()
        .call()
        .get("/v1/audit/aggregates/order/" + stop + "/events")
        .then()
        .body(containsString("OrderReinstated"));
  }

  @Test
  void what_is_no_group_is_refused_by_code_and_field() {
    refused("\"stop_loss\": {\"stop_price\": \"90\"}", "EXIT_REQUIRED", "take_profit");
    var crossed =
        "\"take_profit\": {\"limit_price\": \"99\"}, \"stop_loss\": {\"stop_price\": \"90\"}";
    refused(crossed, "EXIT_PRICES_CROSSED", "take_profit/limit_price");
    ada.place(bracket("x", "10", "\"take_profit\": {}"))
        .then()
        .statusCode(400)
        .body(at("errors.pointer", hasItem("/take_profit/limit_price")));
    ada.place(bracket("x", "10", EXITS).replace("GTC", "IOC"))
        .then()
        .statusCode(422)
        .body(at("code", equalTo("UNSUPPORTED_TIME_IN_FORCE")));
    ada.get("/orders").then().body(at("items", empty()));
  }

  private void refused(String exits, String code, String field) {
    ada.place(bracket("x", "10", exits))
        .then()
        .statusCode(422)
        .body(at("code", equalTo(code)), at("field", equalTo(field)))
        .body(at("errors[0].pointer", equalTo("/" + field)));
  }

  @Test
  void a_group_is_tried_out_as_one() {
    validate(bracket("dry", "10", EXITS))
        .then()
        .statusCode(200)
        .body(at("accepted", equalTo(true)), at("reserved", equalTo("1001.00")));
    validate(bracket("dry", "101", EXITS))
        .then()
        .body(at("accepted", equalTo(false)))
        .body(at("denial.code", equalTo("NOTIONAL_EXCEEDS_FREE_BALANCE")));
    ada.get("/orders").then().body(at("items", empty()));
    ada.buy("taken", "AAPL", "1", "10").then().statusCode(201);
    validate(bracket("dry", "1", named("taken", "sl")))
        .then()
        .body(at("denial.code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
  }

  @Test
  void all_orders_of_a_group_are_cancelled_with_all_others() {
    ada.place(bracket("all", "10", EXITS)).then().statusCode(201);
    ada.trader()
        .call()
        .delete(ada.path("/orders"))
        .then()
        .statusCode(200)
        .body(at("", hasSize(3)))
        .body(at("outcome", containsInAnyOrder("CANCELLED", "CANCELLED", "PENDING")));
    ada.get("/orders")
        .then()
        .body(at("items.status", containsInAnyOrder("CANCELLED", "CANCELLED", "PENDING_CANCEL")));
  }

  private Response validate(String json) {
    return ada.trader().send(json).urlEncodingEnabled(false).post(ada.path("/orders:validate"));
  }

  private Response order(String id) {
    return ada.trader().call().get("/v1/orders/" + id);
  }

  private static void trade(String order, String qty, String price) {
    Account.trade(order, UUID.randomUUID().toString(), qty, price).then().statusCode(200);
  }

  private static void report(String order, String type) {
    var report = "{\"exec_type\": \"%s\", \"exec_id\": \"%s\"}".formatted(type, UUID.randomUUID());
    Account.report(order, report).then().statusCode(200);
  }
}
