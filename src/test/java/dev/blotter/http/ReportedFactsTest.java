package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What venues report has happened, whether it was asked for or not. */
@Tag("service")
@QuarkusTest
class ReportedFactsTest {
  private final String symbol = "F" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private Account account;
  private String order;

  @BeforeEach
  void place() {
    account = Account.withCash("10000.00");
    order = account.buy("c-1", symbol, "10", "50.00").as(JsonBody.class).at("order_id");
  }

  @Test
  void more_than_was_ordered_is_told_apart_wherever_the_order_is_shown() {
    Account.trade(order, symbol + "-1", "4", "50.00").then().body(at("overfill_qty", nullValue()));
    Account.trade(order, symbol + "-2", "8.5", "50.00")
        .then()
        .statusCode(200)
        .body(at("status", equalTo("FILLED")))
        .body(at("filled_qty", equalTo("10")))
        .body(at("overfill_qty", equalTo("2.5")))
        .body(at("leaves_qty", equalTo("0")));
    account.get("/orders").then().body(at("items.overfill_qty", hasItem("2.5")));
    account
        .trader()
        .call()
        .get("/v1/orders/" + order + "/executions")
        .then()
        .body(at("overfill_qty", hasItem("2.5")))
        .body(at("cum_qty", hasItems("4", "10")));
    account.get("/positions").then().body(at("items.qty", hasItem("12.5")));
    account
        .get("/portfolio")
        .then()
        .body(at("cash", equalTo("9375.00")))
        .body(at("locked", equalTo("0.00")));
    Client.auditor()
        .call()
        .get("/v1/audit/users/" + account.userId() + "/orders")
        .then()
        .statusCode(200)
        .body(at("items.overfill_qty", hasItem("2.5")));
    Client.auditor()
        .call()
        .get("/v1/audit/aggregates/order/" + order + "/events")
        .then()
        .statusCode(200)
        .body(at("items.payload.figures.overfill_qty", hasItem("2.5")));
  }

  @Test
  void a_commission_is_shown_as_it_was_charged_and_cash_by_the_cent() {
    charged("0.123456", "USD").then().statusCode(200);
    charged("0.000000000000000001", "VENUETOKEN")
        .then()
        .statusCode(200)
        .body("commission.find { it.currency == 'USD' }.amount", equalTo("0.123456"))
        .body(
            "commission.find { it.currency == 'VENUETOKEN' }.amount",
            equalTo("0.000000000000000001"));
    account.get("/portfolio").then().body(at("cash", equalTo("9899.88")));
  }

  @Test
  void a_commission_that_can_be_none_is_refused_and_nothing_is_kept() {
    for (var amount : new String[] {"1e3", "0.0000000000000000001", "1000000000000000", "x"}) {
      charged(amount, "USD")
          .then()
          .statusCode(400)
          .body(at("errors.pointer", hasItem("/commission/amount")));
    }
    for (var currency : new String[] {"usd", "X", "XTS", "ELEVENCHARS", "12"}) {
      charged("0.1", currency)
          .then()
          .statusCode(400)
          .body(at("errors.pointer", hasItem("/commission/currency")));
    }
    account.trader().call().get("/v1/orders/" + order).then().body(at("filled_qty", equalTo("0")));
  }

  @Test
  void the_price_of_a_busted_trade_is_no_mark_any_more() {
    Account.trade(order, symbol + "-1", "1", "48.00").then().statusCode(200);
    Account.trade(order, symbol + "-2", "1", "90.00").then().statusCode(200);
    mark("90");
    Account.report(
            order,
            "{\"exec_type\": \"TRADE_CANCEL\", \"exec_id\": \"%s-3\", \"exec_ref_id\": \"%s-2\"}"
                .formatted(symbol, symbol))
        .then()
        .statusCode(200);
    mark("48");
    Client.auditor()
        .call()
        .get("/v1/audit/users/" + account.userId() + "/positions?at=" + Instant.now())
        .then()
        .statusCode(200)
        .body(at("items.mark_price", hasItem("48")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NEW | \"last_qty\": \"1\" | /last_qty",
        "REPLACED | \"qty\": \"15\" | /qty",
        "TRADE | \"last_qty\": \"1\", \"last_px\": \"50\", \"exec_ref_id\": \"x\" | /exec_ref_id",
        "TRADE_CANCEL | \"exec_ref_id\": \"x\", \"last_qty\": \"1\" | /last_qty",
        "CANCELED | \"hwm\": \"51\" | /hwm",
      })
  void a_field_that_its_type_does_not_have_is_refused_and_nothing_is_kept(
      String type, String fields, String pointer) {
    Account.report(
            order,
            "{\"exec_type\": \"%s\", \"exec_id\": \"%s-f\", %s}".formatted(type, symbol, fields))
        .then()
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors.pointer", contains(pointer)));
    account
        .trader()
        .call()
        .get("/v1/orders/" + order)
        .then()
        .body(at("status", equalTo("PENDING")), at("filled_qty", equalTo("0")));
  }

  @Test
  void what_a_venue_says_for_people_is_kept_with_its_code() {
    said("SUSPENDED", "halted until ten")
        .then()
        .body(at("status_reason.text", equalTo("halted until ten")));
    said("REINSTATED", "trading goes on").then().body(at("status_reason", nullValue()));
    said("RESTATED", "a new day").then().statusCode(200);
    said("EXPIRED", "the auction is over")
        .then()
        .body(at("status_reason.code", equalTo("SO_IT_IS")))
        .body(at("status_reason.text", equalTo("the auction is over")));
    Client.auditor()
        .call()
        .get("/v1/audit/aggregates/order/" + order + "/events")
        .then()
        .body(at("items.payload.text", hasItems("trading goes on", "a new day")));
  }

  private Response said(String type, String text) {
    return Account.report(
        order,
        "{\"exec_type\": \"%s\", \"exec_id\": \"%s-%s\", \"code\": \"SO_IT_IS\", \"text\": \"%s\"}"
            .formatted(type, symbol, type, text));
  }

  private void mark(String price) {
    account.get("/positions").then().body(at("items.mark_price", hasItem(price)));
  }

  private Response charged(String amount, String currency) {
    return Account.report(
        order,
        "{\"exec_type\": \"TRADE\", \"exec_id\": \"%s\", \"last_qty\": \"1\", \"last_px\": \"50\","
                .formatted(symbol + "-" + System.nanoTime())
            + " \"commission\": {\"amount\": \"%s\", \"currency\": \"%s\"}}"
                .formatted(amount, currency));
  }
}
