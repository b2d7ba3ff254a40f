package dev.blotter.risk.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What trades would make of what an account may lose. */
@Tag("service")
@QuarkusTest
class SupposedTradesOverHttpTest extends RiskyAccount {

  SupposedTradesOverHttpTest() {
    super("SUPPOSED");
  }

  @Test
  void shows_what_trades_would_make_of_it_and_stores_nothing() {
    var sale =
        "{\"trades\": [{\"symbol\": \"%s\", \"side\": \"SELL\", \"quantity\": \"50\", \"price\": \"210\"}]}"
            .formatted(symbol);
    for (int again = 0; again < 2; again++) {
      ada.trader()
          .send(sale)
          .post(ada.path("/risk/what-if"))
          .then()
          .statusCode(200)
          .body(at("before.exposure.gross", equalTo("20000.00")))
          .body(at("after.exposure.gross", equalTo("10000.00")))
          .body(at("after.equity", equalTo("100500.00")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"trades\": []}",
        "{\"trades\": [{}]}",
        "{\"trades\": [null]}",
        "{\"trades\": [{\"symbol\": \"A\", \"side\": \"BUY\", \"quantity\": \"0\", \"price\": \"1\"}]}",
        "{}",
      })
  void refuses_trades_that_are_none(String body) {
    ada.trader()
        .send(body)
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors[0].pointer", notNullValue()));
  }

  @Test
  void a_trade_of_nothing_is_named_by_its_place() {
    var trade = "{\"symbol\": \"A\", \"side\": \"BUY\", \"quantity\": \"%s\", \"price\": \"1\"}";
    ada.trader()
        .send("{\"trades\": [" + trade.formatted("1") + ", " + trade.formatted("0") + "]}")
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/trades/1/quantity")));
  }

  @Test
  void trades_too_large_to_be_are_refused_or_reckoned_and_never_a_fault() {
    var huge =
        "{\"trades\": [{\"symbol\": \"%s\", \"side\": \"BUY\",".formatted(symbol)
            + " \"quantity\": \"999999999999999\", \"price\": \"999999999999\"}]}";
    ada.trader()
        .send(huge)
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(200)
        .body(at("after.limits", hasSize(0)))
        .body(at("after.exposure.gross_to_equity", nullValue()));
  }

  @Test
  void trades_that_are_more_together_than_can_be_held_are_refused_at_the_one_that_passes_it() {
    var trade =
        "{\"symbol\": \"%s\", \"side\": \"SELL\", \"quantity\": \"600000000000000\", \"price\": \"1\"}"
            .formatted(symbol);
    ada.trader()
        .send("{\"trades\": [" + trade + ", " + trade + "]}")
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/trades/1/quantity")));
  }

  @Test
  void a_pair_quoted_in_what_is_no_currency_is_refused_at_its_name() {
    ada.trader()
        .send(
            "{\"trades\": [{\"symbol\": \"BTC/12\", \"side\": \"BUY\", \"quantity\": \"1\", \"price\": \"1\"}]}")
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/trades/0/symbol")));
  }
}
