package dev.blotter.marketdata;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("service")
@QuarkusTest
class DailyPricesOverHttpTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

  @Inject QuoteSync sync;
  @Inject DailyPriceJob job;

  @Test
  void closes_that_are_told_are_listed_the_newest_first_page_by_page() {
    tell("DAYA", year(7))
        .statusCode(200)
        .body(at("days", equalTo(7)), at("to", equalTo("2026-01-07")));
    var first = list("DAYA?limit=3");
    first
        .then()
        .statusCode(200)
        .body(at("items.day", equalTo(List.of("2026-01-07", "2026-01-06", "2026-01-05"))))
        .body(at("items[0].close", equalTo("106.5")), at("items[0].official", equalTo(true)))
        .header("Link", containsString("rel=\"next\""));
    var second = next(first);
    second.then().body(at("items.day", equalTo(List.of("2026-01-04", "2026-01-03", "2026-01-02"))));
    next(second)
        .then()
        .body(at("items.day", equalTo(List.of("2026-01-01"))), at("next_cursor", nullValue()))
        .header("Link", nullValue());
  }

  @Test
  void the_days_from_one_to_another_are_both_included() {
    tell("DAYB", year(9)).statusCode(200);
    var found = list("DAYB?from=2026-01-03&to=2026-01-06&limit=3");
    found.then().body(at("items.day", equalTo(List.of("2026-01-06", "2026-01-05", "2026-01-04"))));
    next(found).then().body(at("items.day", equalTo(List.of("2026-01-03"))));
    list("DAYB?from=2027-01-01").then().statusCode(200).body(at("items", empty()));
  }

  @Test
  void a_close_that_is_told_again_is_the_same_and_another_takes_its_place() {
    tell("DAYC", year(2)).statusCode(200);
    tell("DAYC", year(2)).statusCode(200);
    tell("DAYC", close("2026-01-02", "7")).statusCode(200);
    list("DAYC").then().body(at("items.close", equalTo(List.of("7", "100.5"))));
  }

  @Test
  void a_pair_has_its_closes_too() {
    tell("DAY/USDT", close("2026-01-02", "7"))
        .statusCode(200)
        .body(at("symbol", equalTo("DAY/USDT")));
    list("DAY/USDT").then().body(at("items", hasSize(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"day": "2026-01-01", "close": "0"} | /closes/0/close
          {"day": "2026-01-01", "close": "-1"} | /closes/0/close
          {"day": "2026-01-01", "close": "1"}, {"day": "2026-01-01", "close": "2"} | /closes/1/day
          {"day": "2026-01-01", "close": "1"}, {"day": "2026-13-01", "close": "2"} | /closes/1/day
          {"day": "2026-01-01T00:00:00Z", "close": "1"} | /closes/0/day
          {"day": [2026, 1, 1], "close": "1"} | /closes/0/day
          {"day": "1815-06-18", "close": "1"} | /closes/0/day
          {"day": "2026-01-01"} | /closes/0/close
          {"close": "1"} | /closes/0/day
          {"day": "2026-01-01", "close": "1", "open": "1"} | /closes/0/open
          """)
  void what_makes_no_close_is_refused_and_nothing_is_stored(String closes, String pointer) {
    tell("DAYD", closes).statusCode(400).body(at("errors.pointer", hasItem(pointer)));
    list("DAYD").then().statusCode(200).body(at("items", empty()));
  }

  @Test
  void a_day_that_has_not_begun_anywhere_is_refused() {
    var begun = LocalDate.now(ZoneOffset.ofHours(14));
    tell("DAYE", close("2026-01-01", "1") + "," + close(begun.plusDays(1).toString(), "1"))
        .statusCode(400)
        .body(
            at("code", equalTo("VALIDATION_FAILED")),
            at("errors[0].pointer", equalTo("/closes/1/day")));
    list("DAYE").then().body(at("items", empty()));
    tell("DAYE", close(begun.toString(), "1")).statusCode(200);
  }

  @Test
  void a_thousand_at_a_time_can_be_told_and_not_one_more() {
    tell("DAYF", "").statusCode(400).body(at("errors[0].pointer", equalTo("/closes")));
    tell("DAYF", year(1_001)).statusCode(400).body(at("errors[0].pointer", equalTo("/closes")));
    tell("DAYF", years(1_000)).statusCode(200).body(at("days", equalTo(1_000)));
  }

  @Test
  void traders_read_and_do_not_tell() {
    var body = "{\"closes\": [" + close("2026-01-01", "1") + "]}";
    for (var reader : List.of(Client.trader(UUID.randomUUID()), Client.auditor())) {
      reader.send(body).put("/v1/daily-prices/DAYG").then().statusCode(403);
      reader.call().get("/v1/daily-prices/DAYG").then().statusCode(200);
    }
    Client.operator().send(body).put("/v1/daily-prices/DAYG").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=today", "to=2026-02-30", "limit=0", "page=1", "since=2026-01-01"})
  void a_parameter_that_is_not_understood_is_refused(String parameter) {
    list("DAYH?" + parameter)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")))
        .body(at("field", equalTo(parameter.split("=", 2)[0])));
  }

  @Test
  void an_end_before_the_beginning_is_refused() {
    list("DAYH?from=2026-01-02&to=2026-01-01")
        .then()
        .statusCode(400)
        .body(at("field", equalTo("to")));
  }

  @Test
  void the_cursor_of_another_instrument_leads_nowhere() {
    tell("DAYI", year(2)).statusCode(200);
    var cursor = list("DAYI?limit=1").path("next_cursor").toString();
    list("DAYI?cursor=" + cursor).then().statusCode(200);
    list("DAYJ?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")));
  }

  @Test
  void what_is_traded_is_a_close_until_it_is_busted() {
    var ada = Account.withCash("1000.00");
    String order = ada.buy("d", "DAYK", "2", "10").as(JsonBody.class).at("order_id");
    Account.trade(order, "e1", "1", "9.50").then().statusCode(200);
    carry();
    list("DAYK")
        .then()
        .body(
            at("items.close", equalTo(List.of("9.5"))),
            at("items.official", equalTo(List.of(false))));
    Account.report(
            order,
            "{\"exec_type\": \"TRADE_CANCEL\", \"exec_id\": \"b1\", \"exec_ref_id\": \"e1\"}")
        .then()
        .statusCode(200);
    carry();
    list("DAYK").then().body(at("items", empty()));
  }

  private void carry() {
    await(sync.run());
    await(job.run());
  }

  private static ValidatableResponse tell(String symbol, String closes) {
    return Client.venue()
        .send("{\"closes\": [" + closes + "]}")
        .put("/v1/daily-prices/" + symbol)
        .then();
  }

  private static Response list(String rest) {
    return Client.auditor().call().urlEncodingEnabled(false).get("/v1/daily-prices/" + rest);
  }

  /** What the Link of a page leads to. */
  private static Response next(Response page) {
    var link = page.header("Link");
    assertThat(link).startsWith("<");
    var address = link.substring(1, link.indexOf('>'));
    return Client.auditor().call().urlEncodingEnabled(false).get(address);
  }

  private static String year(int days) {
    return closes(FIRST, days);
  }

  private static String years(int days) {
    return closes(FIRST.minusDays(days), days);
  }

  private static String closes(LocalDate first, int days) {
    return IntStream.range(0, days)
        .mapToObj(day -> close(first.plusDays(day).toString(), 100 + day + ".50"))
        .collect(Collectors.joining(","));
  }

  private static String close(String day, String price) {
    return "{\"day\": \"%s\", \"close\": \"%s\"}".formatted(day, price);
  }

  private static void await(Uni<Void> uni) {
    uni.await().atMost(Duration.ofSeconds(20));
  }
}
