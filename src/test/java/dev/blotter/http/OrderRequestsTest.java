package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client sees of its orders. */
@Tag("service")
@QuarkusTest
class OrderRequestsTest {

  @Test
  void an_order_is_placed_once_however_often_it_is_sent() {
    var ada = Account.withCash("10000.00");
    var first = ada.buy("one", "AAPL", "10", "100");
    first.then().statusCode(201).body(at("status", equalTo("PENDING")), at("qty", equalTo("10")));
    var id = first.path("order_id").toString();
    first.then().header("Location", endsWith("/v1/orders/" + id)).header("ETag", notNullValue());
    ada.buy("one", "AAPL", "10.0", "100.00")
        .then()
        .statusCode(200)
        .body(at("order_id", equalTo(id)))
        .header("Idempotent-Replayed", equalTo("true"));
    ada.buy("one", "AAPL", "11", "100")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
    ada.get("/orders/by-client-id/one").then().statusCode(200).body(at("order_id", equalTo(id)));
    ada.get("/orders").then().statusCode(200).body(at("items", hasSize(1)));
  }

  @Test
  void so_it_is_once_it_was_replaced() {
    var ada = Account.withCash("10000.00");
    var id = ada.buy("changed", "AAPL", "10", "100").path("order_id").toString();
    Account.report(id, "{\"exec_type\": \"NEW\", \"exec_id\": \"new-%s\"}".formatted(id))
        .then()
        .statusCode(200);
    ada.trader().send("{\"qty\": \"20\"}").patch("/v1/orders/" + id).then().statusCode(202);
    Account.report(id, "{\"exec_type\": \"REPLACED\", \"exec_id\": \"r-%s\"}".formatted(id))
        .then()
        .body(at("qty", equalTo("20")));
    ada.buy("changed", "AAPL", "10", "100")
        .then()
        .statusCode(200)
        .body(at("order_id", equalTo(id)))
        .header("Idempotent-Replayed", equalTo("true"));
    ada.buy("changed", "AAPL", "20", "100")
        .then()
        .statusCode(409)
        .body(at("code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
  }

  @Test
  void an_order_beyond_the_cash_is_denied_recorded_and_shown() {
    var ada = Account.withCash("100.00");
    var denied = ada.buy("big", "AAPL", "10", "100");
    denied
        .then()
        .statusCode(422)
        .body(
            at("code", equalTo("NOTIONAL_EXCEEDS_FREE_BALANCE")),
            at("order.status", equalTo("DENIED")),
            at("retryable", equalTo(false)));
    ada.get("/orders?status=DENIED").then().body(at("items", hasSize(1)));
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
      String next = page.as(JsonBody.class).at("next_cursor");
      page.then().header("Link", next == null ? nullValue() : containsString("rel=\"next\""));
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    ada.get("/orders?page=3&page_size=3").then().body(at("items", hasSize(1)));
    ada.get("/orders?cursor=AAAA")
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")));
    ada.trader().call().delete(ada.path("/orders")).then().statusCode(200).body(at("", hasSize(7)));
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
        .body(at("accepted", equalTo(true)), at("estimated_fee", equalTo("0.20")))
        .body(at("buying_power_after", equalTo("799.80")));
    ada.get("/orders").then().body(at("items", hasSize(0)));
  }

  @Test
  void an_order_whose_id_another_has_is_refused_where_it_is_tried_out() {
    var ada = Account.withCash("1000.00");
    ada.buy("mine", "AAPL", "1", "10").then().statusCode(201);
    var order =
        """
        {"client_order_id": "mine", "symbol": "MSFT", "side": "BUY", "type": "LIMIT", "qty": "2",
         "limit_price": "100"}""";
    ada.trader()
        .send(order)
        .urlEncodingEnabled(false)
        .post(ada.path("/orders:validate"))
        .then()
        .statusCode(200)
        .body(at("accepted", equalTo(false)), at("reserved", equalTo("0.00")))
        .body(at("denial.code", equalTo("DUPLICATE_CLIENT_ORDER_ID")));
  }

  @Test
  void blocked_trading_denies_new_orders() {
    var ada = Account.withCash("1000.00");
    var reason = "{\"reason\": \"margin call\"}";
    Client.operator().send(reason).post(ada.path("/trading-block")).then().statusCode(200);
    ada.buy("no", "AAPL", "1", "10")
        .then()
        .statusCode(422)
        .body(at("code", equalTo("TRADING_HALTED")));
    var less = "{\"reason\": \"margin call\", \"close_only\": true}";
    Client.operator().send(less).post(ada.path("/trading-block")).then().statusCode(200);
    ada.buy("open", "AAPL", "1", "10")
        .then()
        .statusCode(422)
        .body(at("code", equalTo("TRADING_CLOSE_ONLY")));
    Client.operator().call().delete(ada.path("/trading-block")).then().statusCode(200);
    ada.buy("yes", "AAPL", "1", "10").then().statusCode(201);
  }
}
