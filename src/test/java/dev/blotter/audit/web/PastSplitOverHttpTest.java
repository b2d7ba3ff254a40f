package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an account was worth around a split, now and asked for later. */
@Tag("service")
@QuarkusTest
class PastSplitOverHttpTest {

  @Inject Pool pool;

  private final String symbol = "S" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private Account ada;

  @BeforeEach
  void bought() {
    ada = Account.withCash("1000.00");
    String order = ada.buy("split", symbol, "5", "100.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "s" + order.substring(24), "5", "100").then().statusCode(200);
    quote("100");
  }

  @Test
  void a_moment_after_a_split_is_worth_what_the_moment_before_was() {
    var before = sight();
    split("2", "1");
    var after = sight();
    assertWorth("1000.00", "50", "500.00");
    split("1", "10");
    var reversed = sight();
    assertWorth("1000.00", "500", "500.00");
    quote("510");
    var quoted = sight();
    assertWorth("1010.00", "510", "510.00");
    for (var seen : List.of(before, after, reversed)) {
      assertThat(seen.portfolio().get("equity").textValue()).isEqualTo("1000.00");
      seen.assertReplayed();
    }
    quoted.assertReplayed();
    quoted.assertIsNow();
  }

  private Sight sight() {
    return Sight.of(ada, pool);
  }

  private void quote(String bid) {
    Client.operator()
        .send("{\"bid\": \"%s\"}".formatted(bid))
        .put("/v1/quotes/" + symbol)
        .then()
        .statusCode(200);
  }

  private void split(String now, String old) {
    String position = ada.get("/positions").as(JsonBody.class).at("items[0].position_id");
    Client.operator()
        .send(
            """
        {"type": "SPLIT", "reference": "CA", "ratio": {"new": "%s", "old": "%s"}}"""
                .formatted(now, old))
        .post("/v1/positions/" + position + "/adjustments")
        .then()
        .statusCode(200);
  }

  private void assertWorth(String equity, String mark, String value) {
    ada.get("/portfolio").then().body(at("equity", equalTo(equity)));
    ada.get("/positions")
        .then()
        .body(at("items[0].mark_price", equalTo(mark)))
        .body(at("items[0].market_value", equalTo(value)));
  }
}
