package dev.blotter.portfolio.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.kernel.Actor;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.portfolio.Valuations;
import dev.blotter.trading.DayValuation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
@QuarkusTest
class ValuationsOverHttpTest {
  private static final String VALUATIONS = "/v1/admin/valuations";
  private static final String HISTORY = "/portfolio/history";

  @Inject TradingDays days;
  @Inject Valuations valuations;
  @Inject DayValuation valuation;

  private Account ada;
  private final String symbol = "V" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private LocalDate today;

  @BeforeEach
  void open_an_account() {
    ada = Account.withCash("1000.00");
    today = days.current(Instant.now());
  }

  @Test
  void what_an_account_was_worth_and_has_earned_is_told_apart_from_what_was_deposited() {
    valued(today.minusDays(2));
    buyFive();
    ada.deposit("200.00").then().statusCode(200);
    bid("110");
    valued(today.minusDays(1));
    bid("121");
    history("?from=" + today.minusDays(2))
        .body(at("base_currency", equalTo("USD")))
        .body(at("base_value", equalTo("0.00")))
        .body(at("timeframe", equalTo("1D")))
        .body(at("live", equalTo(true)))
        .body(at("day", contains(texts(today.minusDays(2), today.minusDays(1), today))))
        .body(at("timestamp", hasSize(3)))
        .body(at("equity", contains("1000.00", "1250.00", "1305.00")))
        .body(at("flows", contains("1000.00", "200.00", "0.00")))
        .body(at("profit_loss", contains("0.00", "50.00", "105.00")))
        .body(at("profit_loss_pct", contains("0.00000000", "0.04166667", "0.08750000")));
    history("?period=1D")
        .body(at("base_value", equalTo("1250.00")))
        .body(at("equity", contains("1305.00")))
        .body(at("profit_loss", contains("55.00")))
        .body(at("profit_loss_pct", contains("0.04400000")));
    history("?to=" + today.minusDays(1))
        .body(at("live", equalTo(false)))
        .body(at("equity", contains("1000.00", "1250.00")));
    var found =
        valuations
            .ofUser(ada.userId(), today.minusDays(1), today)
            .await()
            .atMost(Duration.ofSeconds(5));
    assertThat(found)
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.day()).isEqualTo(today.minusDays(1));
              assertThat(day.equity()).isEqualTo(new BigDecimal("1250.00"));
              assertThat(day.flows()).isEqualTo(new BigDecimal("200.00"));
            });
  }

  @Test
  void a_day_that_is_over_is_valued_once_and_the_one_that_goes_on_as_often_as_one_asks() {
    valued(today.minusDays(1));
    ada.deposit("5.00").then().statusCode(200);
    valued(today.minusDays(1));
    history("?to=" + today.minusDays(1)).body(at("equity", contains("1000.00")));
    value(today)
        .statusCode(200)
        .body(at("closed", equalTo(false)))
        .body(at("valued", equalTo(1)))
        .body(at("complete", equalTo(true)));
    ada.deposit("7.00").then().statusCode(200);
    value(today).statusCode(200);
    history("?period=1D")
        .body(at("base_value", equalTo("1000.00")))
        .body(at("equity", contains("1012.00", "1012.00")))
        .body(at("flows", contains("12.00", "0.00")))
        .body(at("profit_loss", contains("0.00", "0.00")));
  }

  @Test
  void what_has_no_price_is_null_and_what_follows_counts_from_the_last_day_that_had_one() {
    valued(today.minusDays(2));
    ada.deposit("3.00").then().statusCode(200);
    var euros =
        "{\"type\": \"DEPOSIT\", \"amount\": \"10\", \"currency\": \"MXN\", \"reference\": \"w\"}";
    Client.operator().send(euros).post(ada.path("/cash-movements")).then().statusCode(200);
    valued(today.minusDays(1));
    history("?period=1W")
        .body(at("equity", contains("1000.00", null, null)))
        .body(at("flows", contains("1000.00", null, null)))
        .body(at("profit_loss", contains("0.00", null, null)));
  }

  @Test
  void an_account_that_has_not_changed_by_the_end_of_a_day_is_not_valued_for_it() {
    Client.operator()
        .send("{}")
        .post(VALUATIONS)
        .then()
        .statusCode(200)
        .body(at("day", equalTo(today.minusDays(1).toString())))
        .body(at("complete", equalTo(true)));
    history("?period=1W").body(at("equity", contains("1000.00")));
  }

  @Test
  void an_account_that_was_never_valued_has_the_point_of_now() {
    history("").body(at("equity", contains("1000.00"))).body(at("flows", contains("1000.00")));
    history("?to=" + today.minusDays(1))
        .body(at("equity", empty()))
        .body(at("base_value", equalTo("0.00")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -2, -370})
  void a_day_that_has_not_come_or_whose_prices_are_gone_is_refused(int fromToday) {
    var day = today.plusDays(fromToday);
    refused(value(day), "must be " + today.minusDays(1) + " or " + today);
    refused(
        Client.operator().send("{\"day\": \"%s\"}".formatted(day)).post(VALUATIONS).then(),
        "must be " + today.minusDays(1) + " or " + today);
    history("?period=all").body(at("equity", contains("1000.00")));
  }

  @Test
  void an_account_is_not_valued_for_a_day_before_it_was_opened() {
    refused(value(null), "must not be before " + today);
    refused(value(today.minusDays(1)), "must not be before " + today);
    history("?period=all")
        .body(at("day", contains(today.toString())))
        .body(at("flows", contains("1000.00")));
  }

  private static void refused(ValidatableResponse answer, String detail) {
    answer
        .statusCode(400)
        .body(at("code", equalTo("VALIDATION_FAILED")))
        .body(at("errors[0].pointer", equalTo("/day")))
        .body(at("errors[0].detail", startsWith(detail)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2026-02-30\"", "\"yesterday\"", "20260101", "\"0001-01-01\""})
  void a_day_is_a_date(String day) {
    Client.operator()
        .send("{\"day\": %s}".formatted(day))
        .post(VALUATIONS)
        .then()
        .statusCode(400)
        .body(at("errors[0].pointer", equalTo("/day")));
  }

  @Test
  void only_operators_value_accounts_and_nobody_who_is_not_there() {
    for (var other : List.of(ada.trader(), Client.auditor(), Client.venue())) {
      other.send("{}").post(VALUATIONS).then().statusCode(403);
    }
    var nobody = "{\"user_id\": \"%s\"}".formatted(UUID.randomUUID());
    Client.operator()
        .send(nobody)
        .post(VALUATIONS)
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  @ParameterizedTest
  @CsvSource({
    "period=2D, period",
    "period=1M&from=2026-01-01, period",
    "period=1M&to=2026-01-01, period",
    "timeframe=1H, timeframe",
    "from=tomorrow, from",
    "from=2199-01-01, from",
    "from=2026-02-01&to=2026-01-01, to",
    "colour=red, colour",
  })
  void what_no_history_has_is_refused_by_its_name(String query, String parameter) {
    ada.get(HISTORY + "?" + query)
        .then()
        .statusCode(400)
        .body(at("code", startsWith("INVALID_")))
        .body(at("errors[0].pointer", equalTo("#" + parameter)));
  }

  @Test
  void a_history_is_seen_by_whom_it_is_of_and_by_those_who_see_all() {
    Client.trader(UUID.randomUUID()).call().get(ada.path(HISTORY)).then().statusCode(404);
    Client.venue().call().get(ada.path(HISTORY)).then().statusCode(403);
    Client.auditor().call().get(ada.path(HISTORY)).then().statusCode(200);
    Client.operator()
        .call()
        .get("/v1/users/" + UUID.randomUUID() + HISTORY)
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  private ValidatableResponse history(String query) {
    return ada.get(HISTORY + query).then().statusCode(200);
  }

  /** As the job would have on the day after, whenever the account was opened. */
  private void valued(LocalDate day) {
    var done = valuation.ofOne(ada.userId(), day, Actor.system("valuation"));
    assertThat(done.await().atMost(Duration.ofSeconds(20))).isTrue();
  }

  private ValidatableResponse value(@Nullable LocalDate day) {
    var of = day == null ? "" : ", \"day\": \"%s\"".formatted(day);
    return Client.operator()
        .send("{\"user_id\": \"%s\"%s}".formatted(ada.userId(), of))
        .post(VALUATIONS)
        .then();
  }

  private void buyFive() {
    String order = ada.buy("b", symbol, "5", "100").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "5", "100").then().statusCode(200);
  }

  private void bid(String price) {
    var quote = "{\"bid\": \"%s\", \"ask\": \"%s\"}".formatted(price, price);
    Client.operator().send(quote).put("/v1/quotes/" + symbol).then().statusCode(200);
  }

  private static String[] texts(LocalDate... days) {
    return List.of(days).stream().map(LocalDate::toString).toArray(String[]::new);
  }
}
