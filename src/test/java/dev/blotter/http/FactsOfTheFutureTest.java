package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Venues' clocks may be a little ahead, their facts may not, and nothing is worth nothing. */
@Tag("service")
@QuarkusTest
class FactsOfTheFutureTest {

  private static String in(Duration time) {
    return Instant.now().plus(time).toString();
  }

  @Test
  void a_fill_of_tomorrow_is_refused_and_one_of_a_clock_that_is_ahead_is_not() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("f", "FUTA", "2", "10").as(JsonBody.class).at("order_id");
    var fill =
        "{\"exec_type\": \"TRADE\", \"exec_id\": \"%s\", \"last_qty\": \"1\", \"last_px\": \"10\","
            + " \"transact_time\": \"%s\"}";
    Account.report(order, fill.formatted("late", in(Duration.ofDays(1))))
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/transact_time")));
    Account.report(order, fill.formatted("soon", in(Duration.ofSeconds(20))))
        .then()
        .statusCode(200)
        .body(at("filled_qty", equalTo("1")));
  }

  @Test
  void a_quote_of_tomorrow_is_refused_and_the_next_one_holds() {
    var quote = "{\"last\": \"5\", \"at\": \"%s\"}".formatted(in(Duration.ofDays(1)));
    Client.venue()
        .send(quote)
        .put("/v1/quotes/FUTQ")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/at")));
    Client.venue()
        .send("{\"last\": \"7\"}")
        .put("/v1/quotes/FUTQ")
        .then()
        .statusCode(200)
        .body(at("last", equalTo("7")));
  }

  @Test
  void a_quote_without_any_price_is_refused() {
    Client.venue()
        .send("{}")
        .put("/v1/quotes/FUTN")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/last")));
    Client.venue().call().get("/v1/quotes/FUTN").then().statusCode(404);
  }

  @Test
  void nothing_is_traded_or_quoted_at_zero() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("z", "FUTZ", "2", "10").as(JsonBody.class).at("order_id");
    Account.trade(order, "zero", "1", "0")
        .then()
        .statusCode(422)
        .body(
            at("code", equalTo("PRICE_NOT_POSITIVE")),
            at("errors[0].pointer", equalTo("/last_px")));
    Client.venue()
        .send("{\"last\": \"0\"}")
        .put("/v1/quotes/FUTZ")
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/last")));
  }
}
