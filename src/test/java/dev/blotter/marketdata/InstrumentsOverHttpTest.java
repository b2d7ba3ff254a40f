package dev.blotter.marketdata;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
@QuarkusTest
class InstrumentsOverHttpTest {

  private static final String STOCK = "\"asset_class\": \"EQUITY\", \"currency\": \"USD\"";

  @Test
  void what_is_told_is_read_with_what_is_no_rule_left_out() {
    tell("INSA", STOCK + ", \"name\": \"Ada Inc.\", \"price_step\": \"0.010\"")
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body(at("version", equalTo(1)), at("price_step", equalTo("0.01")));
    read("INSA")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body(
            at("symbol", equalTo("INSA")),
            at("name", equalTo("Ada Inc.")),
            at("qty_step", nullValue()))
        .body(at("currency", equalTo("USD")), at("asset_class", equalTo("EQUITY")))
        .body(at("shortable", equalTo(true)), at("status", equalTo("TRADING")))
        .body(at("changed_at", notNullValue()), at("changed_by", nullValue()));
    Client.auditor()
        .call()
        .header("If-None-Match", "\"1\"")
        .get("/v1/instruments/INSA")
        .then()
        .statusCode(304);
  }

  @Test
  void all_of_it_is_told_anew_each_time_and_what_was_before_stays_in_the_history() {
    tell("INSB", STOCK + ", \"qty_step\": \"1\", \"min_notional\": \"5\"").statusCode(200);
    Client.operator()
        .send("{" + STOCK + ", \"status\": \"HALTED\"}")
        .put("/v1/instruments/INSB")
        .then()
        .statusCode(200)
        .body(
            at("version", equalTo(2)),
            at("qty_step", nullValue()),
            at("status", equalTo("HALTED")));
    var first = read("INSB/history?limit=1");
    first
        .then()
        .statusCode(200)
        .body(at("items.version", equalTo(List.of(2))))
        .body(at("items.changed_by", equalTo(List.of("OPERATOR ops-1"))))
        .header("Link", containsString("rel=\"next\""));
    read("INSB/history?cursor=" + first.as(JsonBody.class).at("next_cursor"))
        .then()
        .body(at("items.version", equalTo(List.of(1))), at("next_cursor", nullValue()))
        .body(at("items[0].changed_by", equalTo("VENUE XNAS")))
        .body(at("items[0].min_notional", equalTo("5")));
  }

  @Test
  void pairs_are_told_and_read_like_others() {
    tell("INS/USDT", "\"asset_class\": \"CRYPTOCURRENCY\", \"currency\": \"USDT\"").statusCode(200);
    read("INS/USDT").then().statusCode(200).body(at("symbol", equalTo("INS/USDT")));
    read("INS/USDT/history").then().statusCode(200).body(at("items.version", equalTo(List.of(1))));
    tell("INS/EUR", "\"asset_class\": \"FX\", \"currency\": \"USD\"")
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/currency")));
  }

  @Test
  void instruments_are_listed_by_their_symbols_page_by_page() {
    for (var symbol : List.of("LSTC", "LSTA", "LSTB")) {
      tell(symbol, STOCK).statusCode(200);
    }
    tell("LSTD", STOCK + ", \"status\": \"CLOSE_ONLY\"").statusCode(200);
    var first = list("?symbol_prefix=LST&status=TRADING&limit=2");
    first.then().statusCode(200).body(at("items.symbol", equalTo(List.of("LSTA", "LSTB"))));
    var link = first.header("Link");
    Client.auditor()
        .call()
        .urlEncodingEnabled(false)
        .get(link.substring(1, link.indexOf('>')))
        .then()
        .body(at("items.symbol", equalTo(List.of("LSTC"))), at("next_cursor", nullValue()));
    list("?symbol_prefix=LST&status=CLOSE_ONLY&asset_class=EQUITY&currency=USD")
        .then()
        .body(at("items.symbol", equalTo(List.of("LSTD"))));
    list("?symbol_prefix=LST&currency=EUR").then().body(at("items", equalTo(List.of())));
  }

  @Test
  void a_currency_is_told_once_and_for_ever() {
    tell("INSC", STOCK).statusCode(200);
    tell("INSC", "\"asset_class\": \"EQUITY\", \"currency\": \"EUR\"")
        .statusCode(409)
        .body(at("code", equalTo("INSTRUMENT_CURRENCY_FIXED")), at("field", equalTo("currency")))
        .body(at("context.currency", equalTo("USD")), at("context.requested", equalTo("EUR")));
  }

  @Test
  void what_somebody_has_ordered_or_holds_is_not_told_in_another_currency() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("c", "INSD", "2", "10").as(JsonBody.class).at("order_id");
    ada.get("/orders").then().statusCode(200);
    var euros = "\"asset_class\": \"EQUITY\", \"currency\": \"EUR\"";
    tell("INSD", euros)
        .statusCode(409)
        .body(at("code", equalTo("INSTRUMENT_TRADED_IN_OTHER_CURRENCY")))
        .body(at("context.currency", equalTo("USD")));
    Account.trade(order, "insd-1", "2", "10").then().statusCode(200);
    ada.get("/positions").then().statusCode(200);
    tell("INSD", euros).statusCode(409);
    tell("INSD", STOCK).statusCode(200);
  }

  @Test
  void a_version_that_is_named_must_be_the_last() {
    tell("INSE", STOCK).statusCode(200);
    var change = "{" + STOCK + ", \"qty_step\": \"1\"}";
    Client.operator()
        .send(change)
        .header("If-Match", "\"2\"")
        .put("/v1/instruments/INSE")
        .then()
        .statusCode(412)
        .body(at("code", equalTo("VERSION_MISMATCH")), at("context.actual", equalTo("1")));
    Client.operator()
        .send(change)
        .header("If-Match", "\"1\"")
        .put("/v1/instruments/INSE")
        .then()
        .statusCode(200)
        .body(at("version", equalTo(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "currency": "USD" | /asset_class
          "asset_class": "EQUITY" | /currency
          "asset_class": "STOCK", "currency": "USD" | /asset_class
          "asset_class": "EQUITY", "currency": "usd" | /currency
          "asset_class": "EQUITY", "currency": "QQQQ" | /currency
          "asset_class": "EQUITY", "currency": "USD", "price_step": "0" | /price_step
          "asset_class": "EQUITY", "currency": "USD", "qty_step": "-1" | /qty_step
          "asset_class": "EQUITY", "currency": "USD", "min_notional": "0" | /min_notional
          "asset_class": "EQUITY", "currency": "USD", "min_qty": "2", "max_qty": "1" | /max_qty
          "asset_class": "EQUITY", "currency": "USD", "name": "" | /name
          "asset_class": "EQUITY", "currency": "USD", "tick": "1" | /tick
          """)
  void what_makes_no_instrument_is_refused_and_nothing_is_stored(String fields, String pointer) {
    tell("INSF", fields).statusCode(400).body(at("errors.pointer", hasItem(pointer)));
    read("INSF").then().statusCode(404);
    read("INSF/history").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=OPEN", "currency=QQQQ", "limit=0", "page=1", "asset_class="})
  void a_parameter_that_is_not_understood_is_refused(String parameter) {
    list("?" + parameter)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")))
        .body(at("field", equalTo(parameter.split("=", 2)[0])));
  }

  @Test
  void the_cursor_of_another_list_leads_nowhere() {
    tell("INSG", STOCK).statusCode(200);
    tell("INSG", STOCK + ", \"qty_step\": \"1\"").statusCode(200);
    tell("INSH", STOCK).statusCode(200);
    var cursor = read("INSG/history?limit=1").path("next_cursor").toString();
    assertThat(cursor).isNotBlank();
    read("INSH/history?cursor=" + cursor).then().statusCode(400);
    list("?cursor=" + cursor).then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
    list("?cursor=*").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
  }

  @Test
  void traders_read_instruments_and_neither_tell_them_nor_see_who_did() {
    tell("INSI", STOCK).statusCode(200);
    var trader = Client.trader(UUID.randomUUID());
    trader.send("{" + STOCK + "}").put("/v1/instruments/INSI").then().statusCode(403);
    trader.call().get("/v1/instruments/INSI").then().statusCode(200);
    trader.call().get("/v1/instruments").then().statusCode(200);
    trader.call().get("/v1/instruments/INSI/history").then().statusCode(403);
    Client.auditor().send("{" + STOCK + "}").put("/v1/instruments/INSI").then().statusCode(403);
  }

  @Test
  void an_order_off_the_step_is_denied_and_names_field_and_step() {
    tell("INSJ", STOCK + ", \"price_step\": \"0.25\"").statusCode(200);
    Account.withCash("1000.00")
        .buy("s", "INSJ", "1", "10.10")
        .then()
        .statusCode(422)
        .body(at("code", equalTo("BAD_PRECISION")), at("field", equalTo("limit_price")))
        .body(at("context.step", equalTo("0.25")))
        .body(at("order.status", equalTo("DENIED")), at("order.instrument_version", equalTo(1)));
  }

  @Test
  void a_halt_holds_until_trading_goes_on() {
    tell("INSK", STOCK + ", \"status\": \"HALTED\"").statusCode(200);
    var ada = Account.withCash("1000.00");
    ada.buy("h1", "INSK", "1", "10")
        .then()
        .statusCode(422)
        .body(at("code", equalTo("INSTRUMENT_HALTED")));
    tell("INSK", STOCK).statusCode(200);
    ada.buy("h2", "INSK", "1", "10")
        .then()
        .statusCode(201)
        .body(at("instrument_version", equalTo(2)));
  }

  private static ValidatableResponse tell(String symbol, String fields) {
    return Client.venue().send("{" + fields + "}").put("/v1/instruments/" + symbol).then();
  }

  private static Response read(String rest) {
    return Client.auditor().call().urlEncodingEnabled(false).get("/v1/instruments/" + rest);
  }

  private static Response list(String query) {
    return Client.auditor().call().urlEncodingEnabled(false).get("/v1/instruments" + query);
  }
}
