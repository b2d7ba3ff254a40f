package dev.blotter.risk.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.kernel.Actor;
import dev.blotter.portfolio.TradingDays;
import dev.blotter.trading.DayValuation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an account might have lost at a moment, and how it had done until then. */
@Tag("service")
@QuarkusTest
class PastRiskOverHttpTest extends RiskyAccount {

  PastRiskOverHttpTest() {
    super("PAST");
  }

  @Inject TradingDays days;
  @Inject DayValuation valuation;

  @Test
  void is_told_as_of_a_moment_from_the_log() {
    String order = ada.buy("open", symbol, "10", "190").as(JsonBody.class).at("order_id");
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
    quote(symbol, "\"bid\": \"150\", \"ask\": \"151\"");
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

  /** As the job would have on the day after, whenever the account was opened. */
  private void value(Account account, LocalDate day) {
    var done = valuation.ofOne(account.userId(), day, Actor.system("valuation"));
    assertThat(done.await().atMost(Duration.ofSeconds(20))).isTrue();
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
}
