package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users, operators and auditors see of an account. */
@Tag("service")
@QuarkusTest
class AccountRequestsTest {

  @Test
  void a_user_is_read_back_at_once_with_etag() {
    var ada = Account.withCash("10.00");
    var tag =
        ada.get("")
            .then()
            .statusCode(200)
            .body(at("name", equalTo("Ada")), at("email", containsString("@example.com")))
            .header("Blotter-Position", matchesPattern("\\d+\\.\\d+"))
            .header("Cache-Control", "private, no-cache")
            .extract()
            .header("ETag");
    ada.trader().call().header("If-None-Match", tag).get(ada.path("")).then().statusCode(304);
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
        .body(at("items[0].event_type", equalTo("OrderInitialized")))
        .body(at("items[0].actor_id", equalTo(ada.userId().toString())));
    Client.auditor()
        .call()
        .get(audit + "/state?version=1")
        .then()
        .statusCode(200)
        .body(at("state.client_order_id", equalTo("audit")));
  }

  @Test
  void a_dividend_owed_on_a_short_is_below_zero_and_no_other_movement_is() {
    var ada = Account.withCash("1000.00");
    var body =
        "{\"type\": \"%s\", \"amount\": \"%s\", \"currency\": \"USD\","
            + " \"reference\": \"r\"%s}";
    var symbol = ", \"symbol\": \"ACME\"";
    Client.operator()
        .send(body.formatted("DIVIDEND", "-12.50", symbol))
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(200)
        .body(at("cash", equalTo("987.50")));
    for (var refused : List.of("FEE -1.00", "DEPOSIT -1.00", "WITHDRAWAL -1.00", "DIVIDEND 0")) {
      var words = refused.split(" ", 2);
      Client.operator()
          .send(body.formatted(words[0], words[1], words[0].equals("DIVIDEND") ? symbol : ""))
          .post(ada.path("/cash-movements"))
          .then()
          .statusCode(400)
          .body(at("code", equalTo("VALIDATION_FAILED")))
          .body(at("errors[0].pointer", equalTo("/amount")))
          .body(
              at(
                  "errors[0].detail",
                  equalTo(
                      words[0].equals("DIVIDEND")
                          ? "must not be 0; below 0 it is owed on a short"
                          : "must be greater than 0")));
    }
  }

  @Test
  void a_closed_user_takes_out_what_is_left_and_pays_nothing_in() {
    var ada = Account.withCash("1000.00");
    closed(ada).statusCode(200).body(at("status", equalTo("CLOSED")));
    ada.deposit("1.00", "EUR").then().statusCode(409).body(at("code", equalTo("USER_CLOSED")));
    var withdrawal =
        "{\"type\": \"WITHDRAWAL\", \"amount\": \"1000.00\", \"currency\": \"USD\","
            + " \"reference\": \"r\"}";
    ada.trader()
        .send(withdrawal)
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(200)
        .body(at("cash", equalTo("0.00")));
  }

  @Test
  void a_user_who_holds_something_is_not_closed() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("held", "ACME", "1", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "l" + order, "1", "10.00").then().statusCode(200);
    closed(ada)
        .statusCode(409)
        .body(at("code", equalTo("POSITIONS_OPEN")), at("context.open", equalTo("1")));
  }

  private static ValidatableResponse closed(Account account) {
    return Client.operator().send("{\"reason\": \"left\"}").post(account.path("/closure")).then();
  }

  @Test
  void only_a_dividend_is_of_an_instrument() {
    var ada = Account.withCash("1000.00");
    Client.operator()
        .send(
            """
            {"type": "DEPOSIT", "amount": "1.00", "currency": "USD", "reference": "r",
             "symbol": "ACME"}""")
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors[0].pointer", equalTo("/symbol")));
    ada.get("/portfolio").then().body(at("cash", equalTo("1000.00")));
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
    ada.get("/portfolio").then().body(at("cash", equalTo("990.00")));
    ada.trader()
        .sendAs(key, body.formatted("11.00"))
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(422)
        .body(at("code", equalTo("IDEMPOTENCY_KEY_REUSED")));
  }
}
