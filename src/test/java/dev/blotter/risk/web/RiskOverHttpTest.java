package dev.blotter.risk.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.portfolio.TradingDays;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
@QuarkusTest
class RiskOverHttpTest {

  private static final String SYMBOL = "RISKY";

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
  @Inject TradingDays days;

  private Account ada;

  @BeforeEach
  void hold_a_hundred_at_two_hundred() {
    ada = Account.withCash("100000.00");
    String order = ada.buy("risky", SYMBOL, "100", "200").as(JsonBody.class).at("order_id");
    Account.trade(order, "r" + order.substring(24), "100", "200").then().statusCode(200);
    var quote = "{\"bid\": \"200\", \"ask\": \"201\"}";
    Client.operator().send(quote).put("/v1/quotes/" + SYMBOL).then().statusCode(200);
  }

  @AfterEach
  void tidy() {
    pool.preparedQuery(TIDY).executeAndAwait(Tuple.of(ada.userId()));
  }

  /** Half of the days one percent up, the other half one percent down. */
  private static void tellDailyPrices() {
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
        .put("/v1/daily-prices/" + SYMBOL)
        .then()
        .statusCode(200);
  }

  @Test
  void shows_what_an_account_may_lose() {
    tellDailyPrices();
    ada.buy("more", SYMBOL, "10", "190").then().statusCode(201);
    ada.get("/risk")
        .then()
        .statusCode(200)
        .header("Blotter-Position", notNullValue())
        .body(at("base_currency", equalTo("USD")))
        .body(at("account.equity", equalTo("100000.00")))
        .body(at("exposure.gross", equalTo("20000.00")))
        .body(at("exposure.net_to_equity", equalTo("0.2")))
        .body(at("pending_exposure.gross", equalTo("22000.00")))
        .body(at("positions[0].symbol", equalTo(SYMBOL)))
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
    ada.get("/risk?confidence=0.9,0.975&horizon=4&method=PARAMETRIC&benchmark=" + SYMBOL)
        .then()
        .statusCode(200)
        .body(at("value_at_risk.confidence", contains("0.9", "0.975")))
        .body(at("value_at_risk.horizon_days", contains(4, 4)))
        .body(at("value_at_risk[0].scaled", equalTo(true)))
        .body(at("history.benchmark", equalTo(SYMBOL)));
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
  void is_told_as_of_a_moment_from_the_log() {
    String order = ada.buy("open", SYMBOL, "10", "190").as(JsonBody.class).at("order_id");
    var then = Instant.now();
    Account.trade(order, "o" + order.substring(24), "10", "190").then().statusCode(200);
    ada.get("/risk?as_of=" + then)
        .then()
        .statusCode(200)
        .body(at("at", equalTo(then.truncatedTo(ChronoUnit.MICROS).toString())))
        .body(at("account.active_orders", equalTo(1)))
        .body(at("positions[0].quantity", equalTo("100")))
        .body(at("positions[0].pending_quantity", equalTo("10")))
        .body(at("positions[0].worst_move", equalTo("0")))
        .body(at("exposure.gross", equalTo("20000.00")));
    ada.get("/risk").then().body(at("positions[0].quantity", equalTo("110")));
  }

  @Test
  void of_a_moment_is_what_it_was_told_to_be_then_at_the_prices_and_rates_of_then() {
    var hour = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    String old = ada.buy("old", "OLDER", "10", "50").as(JsonBody.class).at("order_id");
    Account.report(
            old,
            """
            {"exec_type": "TRADE", "exec_id": "%s", "last_qty": "10", "last_px": "50",
             "transact_time": "%s"}"""
                .formatted(old, hour))
        .then()
        .statusCode(200);
    ada.deposit("100.00", "THB").then().statusCode(200);
    quote("THB/USD", "\"bid\": \"0.03\", \"at\": \"" + hour + "\"");
    var live = ada.get("/risk").jsonPath();
    var then = Instant.now();
    quote("THB/USD", "\"bid\": \"0.04\"");
    quote(SYMBOL, "\"bid\": \"150\", \"ask\": \"151\"");
    var past = ada.get("/risk?as_of=" + then).jsonPath();
    for (var figures :
        List.of("account", "exposure", "pending_exposure", "concentration", "data.rates")) {
      assertThat(past.<Object>get(figures)).as(figures).isEqualTo(live.get(figures));
    }
    ada.get("/risk?as_of=" + then)
        .then()
        .body(at("data.stale", contains("OLDER")))
        .body(at("data.rates[0].at", equalTo(hour.toString())))
        .body(at("account.equity", equalTo("100003.00")));
    ada.get("/risk").then().body(at("account.equity", equalTo("95004.00")));
  }

  private static void quote(String symbol, String fields) {
    Client.operator().send("{" + fields + "}").put("/v1/quotes/" + symbol).then().statusCode(200);
  }

  @Test
  void a_day_that_is_valued_again_changes_nothing_that_was_told_before() {
    var eve = Account.withCash("100.00");
    var today = days.current(Instant.now());
    value(eve, today.minusDays(1));
    eve.deposit("1000.00").then().statusCode(200);
    value(eve, today);
    var told = eve.get("/risk").jsonPath();
    var then = Instant.now();
    eve.deposit("50.00").then().statusCode(200);
    value(eve, today);
    var past = eve.get("/risk?as_of=" + then).jsonPath();
    assertThat(past.<Object>get("account")).isEqualTo(told.get("account"));
    assertThat(past.<Object>get("history")).isEqualTo(told.get("history"));
    assertThat(past.getString("account.last_equity")).isEqualTo("1100.00");
    assertThat(past.getString("account.day_profit_loss")).isEqualTo("0.00");
  }

  @Test
  void a_history_follows_on_what_was_before_it_and_goes_on_while_nothing_happens() {
    var eve = Account.withCash("1000.00");
    var today = days.current(Instant.now());
    value(eve, today.minusDays(370));
    var dividend =
        "{\"type\": \"DIVIDEND\", \"amount\": \"500.00\", \"currency\": \"USD\","
            + " \"symbol\": \"AAPL\", \"reference\": \"d\"}";
    Client.operator().send(dividend).post(eve.path("/cash-movements")).then().statusCode(200);
    value(eve, today.minusDays(30));
    eve.get("/risk")
        .then()
        .body(at("history.from", equalTo(today.minusDays(366).toString())))
        .body(at("history.total_return", equalTo("0.5")))
        .body(at("history.to", greaterThan(today.minusDays(7).toString())))
        .body(at("history.days", greaterThan(250)));
  }

  private static void value(Account account, LocalDate day) {
    Client.operator()
        .send("{\"user_id\": \"%s\", \"day\": \"%s\"}".formatted(account.userId(), day))
        .post("/v1/admin/valuations")
        .then()
        .statusCode(200);
  }

  @Test
  void what_nobody_paid_for_was_worth_what_it_had_closed_at() {
    var euros =
        "{\"type\": \"DEPOSIT\", \"amount\": \"100.00\", \"currency\": \"NOK\", \"reference\": \"w\"}";
    Client.operator().send(euros).post(ada.path("/cash-movements")).then().statusCode(200);
    var then = Instant.now();
    ada.get("/risk?as_of=" + then).then().body(at("account.equity", nullValue()));
    var close =
        "{\"closes\": [{\"day\": \"%s\", \"close\": \"0.1\"}]}"
            .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(7));
    Client.venue().send(close).put("/v1/daily-prices/NOK/USD").then().statusCode(200);
    ada.get("/risk?as_of=" + then)
        .then()
        .body(at("account.equity", equalTo("100010.00")))
        .body(at("data.rates[0].source", equalTo("NOK/USD")));
  }

  @Test
  void before_the_user_there_is_nothing() {
    ada.get("/risk?as_of=2020-01-01T00:00:00Z")
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  @Test
  void nobody_sees_another_user_s_risk() {
    var eve = Account.withCash("1.00");
    eve.trader().call().get(ada.path("/risk")).then().statusCode(404);
    Client.auditor().call().get(ada.path("/risk")).then().statusCode(200);
    Client.venue().call().get(ada.path("/risk")).then().statusCode(403);
  }

  @Test
  void shows_what_trades_would_make_of_it_and_stores_nothing() {
    var sale =
        "{\"trades\": [{\"symbol\": \"%s\", \"side\": \"SELL\", \"quantity\": \"50\", \"price\": \"210\"}]}"
            .formatted(SYMBOL);
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
        "{\"trades\": [{\"symbol\": \"%s\", \"side\": \"BUY\",".formatted(SYMBOL)
            + " \"quantity\": \"999999999999999\", \"price\": \"999999999999\"}]}";
    ada.trader()
        .send(huge)
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(200)
        .body(at("after.limits", hasSize(0)))
        .body(at("after.exposure.gross_to_equity", nullValue()));
  }
}
