package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client, a venue and an operator see of trading. */
@Tag("service")
@QuarkusTest
class TradingTest {

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void a_user_is_read_back_at_once_with_etag() {
    var ada = Account.withCash("10.00");
    var tag =
        ada.get("")
            .then()
            .statusCode(200)
            .body("name", equalTo("Ada"), "email", containsString("@example.com"))
            .header("Blotter-Position", matchesPattern("\\d+\\.\\d+"))
            .extract()
            .header("ETag");
    ada.trader().call().header("If-None-Match", tag).get(ada.path("")).then().statusCode(304);
  }

  @Test
  void an_order_is_placed_once_however_often_it_is_sent() {
    var ada = Account.withCash("10000.00");
    var first = ada.buy("one", "AAPL", "10", "100");
    first.then().statusCode(201).body("status", equalTo("PENDING"), "qty", equalTo("10"));
    var id = first.path("order_id").toString();
    first.then().header("Location", endsWith("/v1/orders/" + id)).header("ETag", notNullValue());
    ada.buy("one", "AAPL", "10.0", "100.00")
        .then()
        .statusCode(200)
        .body("order_id", equalTo(id))
        .header("Idempotent-Replayed", equalTo("true"));
    ada.buy("one", "AAPL", "11", "100")
        .then()
        .statusCode(409)
        .body("code", equalTo("DUPLICATE_CLIENT_ORDER_ID"));
    ada.get("/orders/by-client-id/one").then().statusCode(200).body("order_id", equalTo(id));
    ada.get("/orders").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void an_order_beyond_the_cash_is_denied_recorded_and_shown() {
    var ada = Account.withCash("100.00");
    var denied = ada.buy("big", "AAPL", "10", "100");
    denied
        .then()
        .statusCode(422)
        .body(
            "code", equalTo("NOTIONAL_EXCEEDS_FREE_BALANCE"),
            "order.status", equalTo("DENIED"),
            "retryable", equalTo(false));
    ada.get("/orders?status=DENIED").then().body("items", hasSize(1));
  }

  @Test
  void a_fill_moves_order_position_and_cash_together() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("fill", "MSFT", "10", "100").path("order_id").toString();
    var exec = UUID.randomUUID().toString();
    Account.trade(id, exec, "4", "99.50")
        .then()
        .statusCode(200)
        .body("status", equalTo("PARTIALLY_FILLED"), "leaves_qty", equalTo("6"));
    Account.trade(id, exec, "4", "99.50").then().statusCode(200);
    Account.trade(id, exec, "5", "99.50").then().statusCode(409);
    ada.get("/positions?open=true")
        .then()
        .body(
            "items", hasSize(1),
            "items[0].qty", equalTo("4"),
            "items[0].cost_basis", equalTo("398.00"));
    ada.get("/portfolio").then().body("cash", equalTo("9602.00"), "locked", equalTo("601.00"));
    ada.trader()
        .call()
        .get("/v1/orders/" + id + "/executions")
        .then()
        .body("exec_id", equalTo(List.of(exec)), "exec_type", equalTo(List.of("TRADE")));
    var position = ada.get("/positions").path("items[0].position_id").toString();
    ada.trader()
        .call()
        .get("/v1/positions/" + position + "/lots?method=FIFO")
        .then()
        .statusCode(200)
        .body("open", hasSize(1));
  }

  @Test
  void an_execution_that_comes_again_is_taken_once_and_with_another_content_refused() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("exec", "AAPL", "10", "100").path("order_id").toString();
    var other = ada.buy("other", "AAPL", "10", "100").path("order_id").toString();
    var exec = UUID.randomUUID().toString();
    Account.trade(id, exec, "4", "99").then().statusCode(200);
    Account.trade(id, exec, "4.0", "99.00")
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"));
    Account.report(
            id,
            "{\"exec_type\":\"TRADE\",\"exec_id\":\"%s\",\"last_qty\":\"4\",\"last_px\":\"99\",\"venue\":\"XNAS\"}"
                .formatted(exec))
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", equalTo("true"));
    var accepted = "{\"exec_type\": \"NEW\", \"exec_id\": \"%s\"}".formatted(exec);
    for (var contrary :
        List.of(
            Account.trade(id, exec, "5", "99"),
            Account.trade(id, exec, "4", "98"),
            Account.trade(other, exec, "4", "99"),
            Account.report(id, accepted))) {
      contrary
          .then()
          .statusCode(409)
          .body("code", equalTo("EXEC_ID_REUSED"), "field", equalTo("exec_id"));
    }
    ada.get("/orders/by-client-id/exec").then().body("filled_qty", equalTo("4"));
    ada.get("/orders/by-client-id/other").then().body("filled_qty", equalTo("0"));
    assertThat(RestAssured.get(metrics).asString())
        .containsPattern("blotter_command_ids_reused_total\\{code=\"EXEC_ID_REUSED\"[^}]*} [1-9]");
  }

  @Test
  void a_cancel_waits_for_the_venue_and_a_filled_order_cannot_be_cancelled() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("cancel", "AAPL", "10", "100").path("order_id").toString();
    Account.report(id, "{\"exec_type\": \"0\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .statusCode(200)
        .body("status", equalTo("ACCEPTED"));
    var order = ada.trader().call();
    order
        .delete("/v1/orders/" + id)
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING_CANCEL"));
    Account.trade(id, UUID.randomUUID().toString(), "10", "100").then().statusCode(200);
    ada.trader()
        .call()
        .delete("/v1/orders/" + id)
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_ALREADY_FILLED"), "order.filled_qty", equalTo("10"));
  }

  @Test
  void a_replacement_names_the_version_that_it_is_based_on() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("replace", "AAPL", "10", "100").path("order_id").toString();
    Account.report(
        id, "{\"exec_type\": \"NEW\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()));
    var change = "{\"qty\": \"20\"}";
    ada.trader()
        .send(change)
        .header("If-Match", "\"99\"")
        .patch("/v1/orders/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("VERSION_MISMATCH"));
    var tag = ada.trader().call().get("/v1/orders/" + id).header("ETag");
    ada.trader()
        .send(change)
        .header("If-Match", tag)
        .patch("/v1/orders/" + id)
        .then()
        .statusCode(202)
        .body("status", equalTo("PENDING_REPLACE"), "qty", equalTo("10"));
    Account.report(id, "{\"exec_type\": \"5\", \"exec_id\": \"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .body("qty", equalTo("20"), "revision", equalTo(1));
    ada.trader()
        .call()
        .get("/v1/orders/" + id + "/revisions")
        .then()
        .body("qty", equalTo(List.of("10", "20")));
  }

  @Test
  void pages_hold_every_order_once() {
    var ada = Account.withCash("10000.00");
    for (int i = 0; i < 7; i++) {
      ada.buy("page-" + i, "AAPL", "1", "10").then().statusCode(201);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      var page = ada.get("/orders?limit=3" + cursor);
      seen.addAll(page.jsonPath().getList("items.client_order_id"));
      String next = page.path("next_cursor");
      page.then().header("Link", next == null ? nullValue() : containsString("rel=\"next\""));
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    ada.get("/orders?page=3&page_size=3").then().body("items", hasSize(1));
    ada.get("/orders?cursor=AAAA").then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
    ada.trader().call().delete(ada.path("/orders")).then().statusCode(200).body("", hasSize(7));
  }

  @Test
  void trying_an_order_out_stores_nothing() {
    var ada = Account.withCash("1000.00");
    var order =
        """
        {"client_order_id": "dry", "symbol": "AAPL", "side": "BUY", "type": "LIMIT", "qty": "2",
         "limit_price": "100"}""";
    ada.trader()
        .send(order)
        .urlEncodingEnabled(false)
        .post(ada.path("/orders:validate"))
        .then()
        .statusCode(200)
        .body("accepted", equalTo(true), "estimated_fee", equalTo("0.20"))
        .body("buying_power_after", equalTo("799.80"));
    ada.get("/orders").then().body("items", hasSize(0));
  }

  @Test
  void blocked_trading_denies_new_orders() {
    var ada = Account.withCash("1000.00");
    var reason = "{\"reason\": \"margin call\"}";
    Client.operator().send(reason).post(ada.path("/trading-block")).then().statusCode(200);
    ada.buy("no", "AAPL", "1", "10").then().statusCode(422).body("code", equalTo("TRADING_HALTED"));
    Client.operator().call().delete(ada.path("/trading-block")).then().statusCode(200);
    ada.buy("yes", "AAPL", "1", "10").then().statusCode(201);
  }

  @Test
  void an_auditor_replays_an_order_as_it_was() {
    var ada = Account.withCash("1000.00");
    var id = ada.buy("audit", "AAPL", "1", "10").path("order_id").toString();
    ada.trader().call().delete("/v1/orders/" + id);
    var audit = "/v1/audit/aggregates/order/" + id;
    Client.auditor()
        .call()
        .get(audit + "/events")
        .then()
        .statusCode(200)
        .body("items[0].event_type", equalTo("OrderInitialized"))
        .body("items[0].actor_id", equalTo(ada.userId().toString()));
    Client.auditor()
        .call()
        .get(audit + "/state?version=1")
        .then()
        .statusCode(200)
        .body("state.client_order_id", equalTo("audit"));
  }

  @Test
  void a_dividend_owed_on_a_short_is_below_zero_and_no_other_movement_is() {
    var ada = Account.withCash("1000.00");
    var body =
        "{\"type\": \"%s\", \"amount\": \"%s\", \"currency\": \"USD\","
            + " \"reference\": \"r\", \"symbol\": \"ACME\"}";
    Client.operator()
        .send(body.formatted("DIVIDEND", "-12.50"))
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(200)
        .body("cash", equalTo("987.50"));
    for (var refused : List.of("FEE -1.00", "DEPOSIT -1.00", "WITHDRAWAL -1.00", "DIVIDEND 0")) {
      var words = refused.split(" ", 2);
      Client.operator()
          .send(body.formatted(words[0], words[1]))
          .post(ada.path("/cash-movements"))
          .then()
          .statusCode(400)
          .body("code", equalTo("VALIDATION_FAILED"))
          .body("errors[0].pointer", equalTo("/amount"));
    }
  }

  @Test
  void the_same_key_for_another_request_is_refused() {
    var ada = Account.withCash("1000.00");
    var body =
        "{\"type\": \"WITHDRAWAL\", \"amount\": \"%s\", \"currency\": \"USD\", \"reference\": \"r\"}";
    var key = UUID.randomUUID();
    for (int attempt = 0; attempt < 2; attempt++) {
      ada.trader()
          .sendAs(key, body.formatted("10.00"))
          .post(ada.path("/cash-movements"))
          .then()
          .statusCode(200);
    }
    ada.get("/portfolio").then().body("cash", equalTo("990.00"));
    ada.trader()
        .sendAs(key, body.formatted("11.00"))
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }
}
