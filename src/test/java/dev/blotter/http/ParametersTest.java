package dev.blotter.http;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A parameter that cannot be understood is never passed over: it might have meant less than all.
 */
@Tag("service")
@QuarkusTest
class ParametersTest {

  private Account ada;

  @BeforeEach
  void ada_has_cash() {
    ada = Account.withCash("1000.00");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders?symbol=, symbol",
    "/orders?symbol, symbol",
    "/orders?symbl=NVDA, symbl",
    "/orders?Symbol=NVDA, Symbol",
    "/orders?symbol=NVDA&symbol=AAPL, symbol",
    "/orders?symbol=NVDA&symbol=, symbol",
    "/positions/AAPL?qty=, qty",
    "/positions/AAPL?quantity=1, quantity",
    "/positions/AAPL?qty=%20, qty",
  })
  void nothing_is_cancelled_or_closed_where_a_filter_is_not_understood(String path, String field) {
    ada.buy("one", "AAPL", "1", "10").then().statusCode(201);
    invalid(ada.trader().call().urlEncodingEnabled(false).delete(ada.path(path)), field);
    ada.get("/orders?status=PENDING").then().body(at("items", hasSize(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "/orders?state=active, state",
    "/orders?limit=, limit",
    "/orders?limit=1&limit=2, limit",
    "/orders?side=BUY&limit=1&x=1, x",
    "/portfolio?at=2026-01-01T00:00:00Z, at",
    "/changes?event_type=, event_type",
  })
  void a_read_is_refused_as_well(String path, String field) {
    invalid(ada.trader().call().urlEncodingEnabled(false).get(ada.path(path)), field);
  }

  @Test
  void a_name_that_is_too_long_is_not_repeated_in_full() {
    var name = "x".repeat(1_000);
    invalid(ada.get("/orders?" + name + "=1"), "x".repeat(64) + "…");
  }

  @Test
  void the_cursor_of_another_list_leads_nowhere() {
    ada.buy("one", "AAPL", "1", "10").then().statusCode(201);
    ada.buy("two", "AAPL", "1", "10").then().statusCode(201);
    var cursor = ada.get("/orders?limit=1").path("next_cursor").toString();
    ada.get("/orders?cursor=" + cursor).then().statusCode(200).body(at("items", hasSize(1)));
    ada.get("/positions?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")))
        .body(at("errors[0].pointer", equalTo("#cursor")));
  }

  @Test
  void nor_does_that_of_another_user_s_list_or_of_one_that_goes_the_other_way() {
    var eve = Account.withCash("1000.00");
    for (var account : List.of(ada, eve)) {
      account.buy("one", "AAPL", "1", "10").then().statusCode(201);
      account.buy("two", "MSFT", "1", "10").then().statusCode(201);
    }
    for (var list : List.of("/orders?limit=1", "/activities?limit=1")) {
      ada.deposit("1.00").then().statusCode(200);
      var next = list + "&cursor=" + ada.get(list).path("next_cursor");
      ada.get(next).then().statusCode(200);
      for (var wrong : List.of(eve.get(next), ada.get(next + "&oldest_first=true"))) {
        wrong.then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
      }
    }
  }

  @Test
  void a_cursor_goes_with_other_filters() {
    for (var symbol : List.of("AAPL", "MSFT", "AAPL")) {
      ada.buy(symbol + System.nanoTime(), symbol, "1", "10").then().statusCode(201);
    }
    var cursor = ada.get("/orders?limit=1").path("next_cursor").toString();
    ada.get("/orders?symbol=AAPL&cursor=" + cursor)
        .then()
        .statusCode(200)
        .body(at("items", hasSize(1)), at("items[0].symbol", equalTo("AAPL")));
  }

  @Test
  void an_address_of_several_thousand_letters_is_still_read() {
    ada.get("/orders?cursor=" + "x".repeat(8_000))
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")));
  }

  @Test
  void what_may_be_given_several_times_is() {
    Client.auditor()
        .call()
        .get("/v1/audit/events?event_type=OrderFilled&event_type=OrderDenied&limit=1")
        .then()
        .statusCode(200);
  }

  @Test
  void an_empty_condition_is_not_taken_for_none() {
    var id = ada.buy("one", "AAPL", "1", "10").path("order_id").toString();
    for (var name : new String[] {"If-Match", "If-None-Match"}) {
      ada.trader()
          .call()
          .header(name, "")
          .delete("/v1/orders/" + id)
          .then()
          .statusCode(400)
          .body(at("code", equalTo("INVALID_HEADER")), at("field", equalTo(name)));
    }
    ada.get("/orders?status=PENDING").then().body(at("items", hasSize(1)));
  }

  @Test
  void a_place_in_the_log_that_is_none_is_refused_also_where_nothing_waits_for_it() {
    var order = "/v1/orders/" + ada.buy("one", "AAPL", "1", "10").path("order_id");
    var paths =
        List.of(
            order,
            order + "/executions",
            order + "/revisions",
            ada.path("/orders"),
            ada.path("/activities"),
            "/v1/instruments",
            "/v1/quotes/AAPL");
    for (var path : paths) {
      ada.trader()
          .call()
          .header("Blotter-Position", "x")
          .get(path)
          .then()
          .statusCode(400)
          .body(at("code", equalTo("INVALID_HEADER")), at("field", equalTo("Blotter-Position")));
    }
    ada.trader().call().header("Blotter-Position", "64.1").get(order).then().statusCode(400);
    ada.trader().call().header("Blotter-Position", "63.1").get(order).then().statusCode(200);
  }

  private static void invalid(Response response, String field) {
    response
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")), at("field", equalTo(field)));
  }
}
