package dev.blotter.risk.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may lose now. */
@Tag("service")
@QuarkusTest
class RiskOverHttpTest extends RiskyAccount {

  RiskOverHttpTest() {
    super("RISKY");
  }

  /** So many newer positions that those of before are on another page. */
  private static final String COPIES =
      """
      INSERT INTO positions
      SELECT copy.* FROM positions AS p, generate_series(1, 1000) AS n,
        jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'symbol', 'COPY' || n,
          'opened_at', p.opened_at + n * interval '1 ms',
          'state', p.state || jsonb_build_object('symbol', 'COPY' || n))) AS copy
      WHERE p.user_id = $1""";

  private static final String TIDY =
      "DELETE FROM positions WHERE user_id = $1 AND symbol LIKE 'COPY%'";

  @Inject Pool pool;

  @AfterEach
  void tidy() {
    pool.preparedQuery(TIDY).executeAndAwait(Tuple.of(ada.userId()));
  }

  /** Half of the days one percent up, the other half one percent down. */
  private void tellDailyPrices() {
    var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    var closes =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "{\"day\": \"%s\", \"close\": \"%d\"}"
                        .formatted(yesterday.minusDays(i), i % 2 == 0 ? 200 : 198))
            .collect(Collectors.joining(","));
    Client.venue()
        .send("{\"closes\": [" + closes + "]}")
        .put("/v1/daily-prices/" + symbol)
        .then()
        .statusCode(200);
  }

  @Test
  void shows_what_an_account_may_lose() {
    tellDailyPrices();
    ada.buy("more", symbol, "10", "190").then().statusCode(201);
    ada.get("/risk")
        .then()
        .statusCode(200)
        .header("Blotter-Position", notNullValue())
        .body(at("base_currency", equalTo("USD")))
        .body(at("account.equity", equalTo("100000.00")))
        .body(at("exposure.gross", equalTo("20000.00")))
        .body(at("exposure.net_to_equity", equalTo("0.2")))
        .body(at("pending_exposure.gross", equalTo("22000.00")))
        .body(at("positions[0].symbol", equalTo(symbol)))
        .body(at("positions[0].pending_quantity", equalTo("10")))
        .body(at("positions[0].component", notNullValue()))
        .body(
            at(
                "value_at_risk.method",
                contains("HISTORICAL", "HISTORICAL", "PARAMETRIC", "PARAMETRIC")))
        .body(at("value_at_risk[0].value_at_risk", equalTo("200.00")))
        .body(at("value_at_risk[0].part_of_equity", equalTo("0.002")))
        .body(at("stress.scenario", hasItems("MARKET_DOWN_10", "ALL_CORRELATED")))
        .body(at("stress[0].profit_loss", equalTo("-2000.00")))
        .body(at("history.undefined.total_return", equalTo("TOO_FEW_RETURNS")))
        .body(at("data.unmodelled", hasSize(0)))
        .body(at("data.sample_size", equalTo(59)));
  }

  @Test
  void knows_the_worst_move_of_each_of_a_thousand_positions() {
    ada.get("/risk").then().body(at("positions[0].worst_move", equalTo("0")));
    pool.preparedQuery(COPIES).executeAndAwait(Tuple.of(ada.userId()));
    ada.get("/risk").then().body(at("positions[0].worst_move", equalTo("0")));
  }

  @Test
  void is_asked_by_confidence_horizon_and_method() {
    tellDailyPrices();
    ada.get("/risk?confidence=0.9,0.975&horizon=4&method=PARAMETRIC&benchmark=" + symbol)
        .then()
        .statusCode(200)
        .body(at("value_at_risk.confidence", contains("0.9", "0.975")))
        .body(at("value_at_risk.horizon_days", contains(4, 4)))
        .body(at("value_at_risk[0].scaled", equalTo(true)))
        .body(at("history.benchmark", equalTo(symbol)));
  }

  @ParameterizedTest
  @CsvSource({
    "confidence=1, confidence",
    "confidence=0.95%2C, confidence",
    "confidence=abc, confidence",
    "confidence=0.9%2C0.91%2C0.92%2C0.93%2C0.94%2C0.95, confidence",
    "horizon=0, horizon",
    "horizon=251, horizon",
    "method=GUESS, method",
    "benchmark=a%20b, benchmark",
  })
  void refuses_what_it_does_not_understand(String query, String parameter) {
    ada.trader()
        .call()
        .urlEncodingEnabled(false)
        .get(ada.path("/risk?" + query))
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")))
        .body(at("errors[0].pointer", equalTo("#" + parameter)));
  }

  @Test
  void nobody_sees_another_user_s_risk() {
    var eve = Account.withCash("1.00");
    eve.trader().call().get(ada.path("/risk")).then().statusCode(404);
    Client.auditor().call().get(ada.path("/risk")).then().statusCode(200);
    Client.venue().call().get(ada.path("/risk")).then().statusCode(403);
  }
}
