package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kinds of order that a venue handles in a way of its own. */
@Tag("service")
@QuarkusTest
class OrderKindsTest {
  private Account ada;

  @BeforeEach
  void ada_holds_ten() {
    ada = Account.withCash("100000.00");
    var id = ada.buy("open", "AAPL", "10", "100").path("order_id").toString();
    Account.trade(id, UUID.randomUUID().toString(), "10", "100").then().statusCode(200);
  }

  private Response place(String clientOrderId, String type, String rest) {
    return ada.place(
        """
        {"client_order_id": "%s", "symbol": "AAPL", "side": "SELL", "type": "%s", "qty": "5", %s}"""
            .formatted(clientOrderId, type, rest));
  }

  private static Response report(String order, String rest) {
    var id = UUID.randomUUID();
    return Account.report(order, "{\"exec_id\": \"%s\", %s}".formatted(id, rest));
  }

  @Test
  void a_trailing_stop_shows_where_its_venue_has_trailed_it() {
    var placed = place("trail", "TRAILING_STOP", "\"trail_percent\": \"2.50\"");
    placed
        .then()
        .statusCode(201)
        .body(
            at("trail_percent", equalTo("2.5")),
            at("stop_price", nullValue()),
            at("hwm", nullValue()));
    var id = placed.path("order_id").toString();
    report(id, "\"exec_type\": \"RESTATED\", \"stop_price\": \"97.5\", \"hwm\": \"100\"")
        .then()
        .statusCode(200)
        .body(at("stop_price", equalTo("97.5")), at("hwm", equalTo("100")));
    ada.trader().send("{\"trail_price\": \"2\"}").patch("/v1/orders/" + id).then().statusCode(202);
    report(id, "\"exec_type\": \"REPLACED\"").then().statusCode(200);
    report(id, "\"exec_type\": \"TRIGGERED\"").then().statusCode(200);
    ada.get("/orders/by-client-id/trail")
        .then()
        .body(at("trail_price", equalTo("2")), at("trail_percent", nullValue()))
        .body(
            at("hwm", equalTo("100")),
            at("stop_price", nullValue()),
            at("triggered", equalTo(true)));
    ada.trader()
        .call()
        .get("/v1/orders/" + id + "/revisions")
        .then()
        .body(at("", hasSize(3)))
        .body(at("[1].stop_price", equalTo("97.5")), at("[2].trail_price", equalTo("2")));
  }

  @Test
  void a_trail_that_is_none_is_a_fault_of_its_field() {
    var both = "\"trail_price\": \"1\", \"trail_percent\": \"1\"";
    refused(place("a", "TRAILING_STOP", both), "TRAIL_REQUIRED", "trail_price");
    refused(
        place("b", "LIMIT", "\"limit_price\": \"1\", " + both), "TRAIL_NOT_ALLOWED", "trail_price");
    refused(
        place("c", "TRAILING_STOP", "\"trail_percent\": \"100\""), "OUT_OF_RANGE", "trail_percent");
    var id = ada.buy("plain", "AAPL", "1", "10").path("order_id").toString();
    var trail = ada.trader().send("{\"trail_percent\": \"1\"}").patch("/v1/orders/" + id);
    refused(trail, "TRAIL_NOT_ALLOWED", "trail_percent");
    var stop = report(id, "\"exec_type\": \"RESTATED\", \"stop_price\": \"9\"");
    refused(stop, "STOP_PRICE_NOT_ALLOWED", "stop_price");
  }

  @Test
  void a_post_only_order_that_would_take_is_rejected_by_the_venue_in_its_own_words() {
    var placed = place("maker", "LIMIT", "\"limit_price\": \"101\", \"post_only\": true");
    placed
        .then()
        .statusCode(201)
        .body(at("post_only", equalTo(true)), at("extended_hours", equalTo(false)));
    var code = "\"exec_type\": \"REJECTED\", \"code\": \"POST_ONLY_WOULD_TAKE\"";
    report(placed.as(JsonBody.class).at("order_id"), code).then().statusCode(200);
    ada.get("/orders/by-client-id/maker")
        .then()
        .body(at("post_only", equalTo(true)), at("status", equalTo("REJECTED")))
        .body(at("status_reason.code", equalTo("POST_ONLY_WOULD_TAKE")));
    refused(place("taker", "MARKET", "\"post_only\": true"), "POST_ONLY_NOT_ALLOWED", "post_only");
  }

  @Test
  void extended_hours_are_shown_and_go_with_a_limit_only() {
    place("late", "LIMIT", "\"limit_price\": \"101\", \"extended_hours\": true")
        .then()
        .statusCode(201)
        .body(at("extended_hours", equalTo(true)));
    ada.get("/orders/by-client-id/late").then().body(at("extended_hours", equalTo(true)));
    var market = place("market", "MARKET", "\"extended_hours\": true");
    refused(market, "EXTENDED_HOURS_NOT_ALLOWED", "extended_hours");
  }

  private static void refused(Response response, String code, String field) {
    response.then().statusCode(422).body(at("code", equalTo(code)), at("field", equalTo(field)));
  }
}
