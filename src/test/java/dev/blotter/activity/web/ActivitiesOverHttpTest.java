package dev.blotter.activity.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client can keep its books by what is listed, and by nothing else. */
@Tag("service")
@QuarkusTest
class ActivitiesOverHttpTest {

  private Account ada;
  private String order;

  @BeforeEach
  void register() {
    ada = Account.withCash("10000.00");
  }

  private Response activities(String query) {
    return ada.get("/activities" + query);
  }

  private void move(String type, String amount) {
    Client.operator()
        .send(
            """
            {"type": "%s", "amount": "%s", "currency": "USD", "reference": "r-%s"%s}"""
                .formatted(
                    type, amount, type, type.equals("DIVIDEND") ? ", \"symbol\": \"ACME\"" : ""))
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(200);
  }

  private void bought() {
    order = ada.buy("books", "ACME", "11", "10.00").as(JsonBody.class).at("order_id");
    report(
        """
        {"exec_type": "TRADE", "exec_id": "1-%1$s", "last_qty": "11", "last_px": "9.50",
         "transact_time": "2026-03-02T15:00:00Z",
         "commission": {"amount": "1.10", "currency": "USD"}}""");
  }

  private void report(String json) {
    Account.report(order, json.formatted(order)).then().statusCode(200);
  }

  private void adjust(String json) {
    String position = ada.get("/positions").as(JsonBody.class).at("items[0].position_id");
    Client.operator()
        .send(json)
        .post("/v1/positions/" + position + "/adjustments")
        .then()
        .statusCode(200);
  }

  private void corrected() {
    bought();
    report(
        """
        {"exec_type": "TRADE_CORRECT", "exec_id": "2-%1$s", "exec_ref_id": "1-%1$s",
         "last_qty": "5", "last_px": "9.00", "commission": {"amount": "0.50", "currency": "EUR"}}""");
  }

  private void everything() {
    corrected();
    adjust(
        """
        {"type": "SPLIT", "reference": "CA-1", "ratio": {"new": "3", "old": "2"},
         "whole_units": true, "price": "9.00"}""");
    adjust("{\"type\": \"RECONCILIATION\", \"reference\": \"S-1\", \"qty_change\": \"-1\"}");
    move("DIVIDEND", "3.00");
    move("FEE", "2.50");
    move("WITHDRAWAL", "100.00");
  }

  @Test
  void an_execution_is_one_entry_with_its_commission() {
    bought();
    activities("?types=FILL")
        .then()
        .statusCode(200)
        .body(at("items", hasSize(1)))
        .body(at("items[0].status", equalTo("executed")), at("items[0].symbol", equalTo("ACME")))
        .body(at("items[0].at", equalTo("2026-03-02T15:00:00Z")))
        .body(
            at("items[0].net_amount", equalTo("-105.60")), at("items[0].currency", equalTo("USD")))
        .body(at("items[0].balance", equalTo("9894.40")))
        .body(at("items[0].trade.order_id", equalTo(order)))
        .body(at("items[0].trade.client_order_id", equalTo("books")))
        .body(
            at("items[0].trade.side", equalTo("BUY")), at("items[0].trade.venue", equalTo("XNAS")))
        .body(at("items[0].trade.exec_id", equalTo("1-" + order)))
        .body(at("items[0].trade.exec_ref_id", nullValue()))
        .body(at("items[0].trade.qty", equalTo("11")), at("items[0].trade.price", equalTo("9.5")))
        .body(at("items[0].trade.gross_amount", equalTo("-104.50")))
        .body(at("items[0].trade.fees.amount", contains("1.10")))
        .body(at("items[0].trade.order_status", equalTo("FILLED")))
        .body(
            at("items[0].trade.cum_qty", equalTo("11")),
            at("items[0].trade.leaves_qty", equalTo("0")));
  }

  @Test
  void a_correction_and_a_bust_are_entries_with_the_difference_they_made() {
    corrected();
    report(
        """
        {"exec_type": "TRADE_CANCEL", "exec_id": "3-%1$s", "exec_ref_id": "2-%1$s"}""");
    activities("?types=FILL")
        .then()
        .body(at("items.status", contains("canceled", "correct", "executed")))
        .body(at("items.trade.exec_ref_id", contains("2-" + order, "1-" + order, null)))
        .body(at("items[0].trade.qty", nullValue()), at("items[0].net_amount", equalTo("45.00")))
        .body(at("items[0].trade.fees.amount", contains("-0.50")))
        .body(at("items[1].trade.qty", equalTo("5")), at("items[1].trade.price", equalTo("9")))
        .body(at("items[1].trade.gross_amount", equalTo("59.50")))
        .body(
            at("items[1].net_amount", equalTo("60.60")), at("items[1].balance", equalTo("9955.00")))
        .body("items[1].trade.fees.currency.toSet()", hasSize(2));
  }

  @Test
  void what_is_listed_sums_up_to_the_account() {
    everything();
    Map<String, BigDecimal> cash = new HashMap<>();
    for (var entry : activities("").as(JsonBody.class).<List<Map<String, Object>>>at("items")) {
      var currency = (String) entry.get("currency");
      cash.merge(currency, new BigDecimal((String) entry.get("net_amount")), BigDecimal::add);
      if (entry.get("trade") instanceof Map<?, ?> trade) {
        for (var fee : (List<?>) trade.get("fees")) {
          var taken = (Map<?, ?>) fee;
          if (!taken.get("currency").equals(currency)) {
            var amount = new BigDecimal((String) taken.get("amount")).negate();
            cash.merge((String) taken.get("currency"), amount, BigDecimal::add);
          }
        }
      }
    }
    Map<String, BigDecimal> held = new HashMap<>();
    for (var balance :
        ada.get("/portfolio").as(JsonBody.class).<List<Map<String, String>>>at("balances")) {
      held.put(balance.get("currency"), new BigDecimal(balance.get("total")));
    }
    assertThat(cash).isEqualTo(held);
  }

  @Test
  void every_kind_is_listed_newest_first_or_oldest_first() {
    everything();
    move("WITHDRAWAL", "1.00");
    ada.trader()
        .send(
            """
            {"type": "WITHDRAWAL", "amount": "99999.00", "currency": "USD", "reference": "no"}""")
        .post(ada.path("/cash-movements"))
        .then()
        .statusCode(422);
    activities("")
        .then()
        .body(
            at(
                "items.type",
                contains("CSW", "CSW", "FEE", "DIV", "ADJ", "SPLIT", "FILL", "FILL", "CSD")))
        .body(
            at("items[2].net_amount", equalTo("-2.50")), at("items[2].reference", equalTo("r-FEE")))
        .body(at("items[3].symbol", equalTo("ACME")), at("items[3].net_amount", equalTo("3.00")))
        .body(
            at("items[4].holding.qty_change", equalTo("-1")),
            at("items[4].holding.qty", equalTo("6")))
        .body(at("items[4].reference", equalTo("S-1")))
        .body(
            at("items[5].holding.qty_change", equalTo("2")),
            at("items[5].holding.qty", equalTo("7")))
        .body(at("items[5].holding.split_ratio.new", equalTo("3")))
        .body(at("items[5].net_amount", equalTo("3.00")), at("items[5].reference", equalTo("CA-1")))
        .body(at("items[8].net_amount", equalTo("10000.00")));
    activities("?types=SPLIT,CSD&oldest_first=true")
        .then()
        .body(at("items.type", contains("CSD", "SPLIT")));
    activities("?types=ADJ").then().body(at("items.type", contains("ADJ")));
  }

  @Test
  void cash_for_fractions_alone_is_an_entry_of_a_split() {
    order = ada.buy("fraction", "ACME", "10.5", "10.00").as(JsonBody.class).at("order_id");
    report(
        """
        {"exec_type": "TRADE", "exec_id": "f-%1$s", "last_qty": "10.5", "last_px": "10.00"}""");
    adjust(
        """
        {"type": "SPLIT", "reference": "CA-2", "ratio": {"new": "1", "old": "1"},
         "whole_units": true, "price": "8.00"}""");
    activities("?types=SPLIT")
        .then()
        .body(at("items", hasSize(1)), at("items[0].net_amount", equalTo("4.00")))
        .body(at("items[0].holding.qty", equalTo("10")));
  }

  @Test
  void filters_leave_out_other_instruments_and_times() {
    everything();
    activities("?symbol=ACME").then().body(at("items.symbol", everyItem(equalTo("ACME"))));
    activities("?symbol=ACME").then().body(at("items", hasSize(5)));
    activities("?symbol=OTHER").then().statusCode(200).body(at("items", empty()));
    String split = activities("?types=SPLIT").as(JsonBody.class).at("items[0].recorded_at");
    activities("?types=SPLIT,FILL&to=" + split)
        .then()
        .body(at("items.type", contains("FILL", "FILL")));
    activities("?types=SPLIT,FILL&from=" + split).then().body(at("items.type", contains("SPLIT")));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "3, false", "8, true"})
  void pages_lead_through_everything_without_gap_or_repeat(int limit, boolean oldestFirst) {
    everything();
    var order = "oldest_first=" + oldestFirst;
    var whole = activities("?" + order).as(JsonBody.class).<List<String>>at("items.activity_id");
    List<String> paged = new ArrayList<>();
    var next = "?" + order + "&limit=" + limit;
    while (!next.isEmpty()) {
      var page = activities(next);
      paged.addAll(page.as(JsonBody.class).<List<String>>at("items.activity_id"));
      String cursor = page.as(JsonBody.class).at("next_cursor");
      assertThat(page.header("Link") == null).isEqualTo(cursor == null);
      next = cursor == null ? "" : "?" + order + "&limit=" + limit + "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(whole).hasSize(8);
    assertThat(new HashSet<>(paged)).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?types=FILL,NONE | types | INVALID_PARAMETER",
        "?types=fill | types | INVALID_PARAMETER",
        "?limit=1001 | limit | INVALID_PARAMETER",
        "?sort=asc | sort | INVALID_PARAMETER",
        "?symbol=A&symbol=B | symbol | INVALID_PARAMETER",
        "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z | to | INVALID_PARAMETER",
      })
  void what_cannot_be_asked_for_is_refused(String query, String field, String code) {
    activities(query)
        .then()
        .statusCode(400)
        .body(at("code", equalTo(code)))
        .body(at("field", equalTo(field)));
  }

  @Test
  void the_cursor_of_another_list_is_refused() {
    ada.buy("one", "ACME", "1", "1.00").then().statusCode(201);
    ada.buy("two", "ACME", "1", "1.00").then().statusCode(201);
    String other = ada.get("/orders?limit=1").as(JsonBody.class).at("next_cursor");
    activities("?cursor=" + other)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_CURSOR")));
  }

  @Test
  void what_an_erased_user_did_is_still_listed_and_says_nothing_of_the_person() {
    bought();
    order =
        ada.place(
                """
                {"client_order_id": "sold", "symbol": "ACME", "side": "SELL", "type": "LIMIT",
                 "qty": "11", "limit_price": "9.00"}""")
            .as(JsonBody.class)
            .at("order_id");
    report(
        """
        {"exec_type": "TRADE", "exec_id": "s-%1$s", "last_qty": "11", "last_px": "9.60"}""");
    Client.operator()
        .call()
        .queryParam("reason", "asked for")
        .delete("/v1/users/" + ada.userId())
        .then()
        .statusCode(200);
    var listed = Client.auditor().call().get(ada.path("/activities"));
    listed.then().statusCode(200).body(at("items.type", contains("FILL", "FILL", "CSD")));
    assertThat(listed.asString()).doesNotContain("Ada").doesNotContain("@example.com");
  }

  @Test
  void a_commission_in_kind_takes_units_and_no_cash() {
    order = ada.buy("kind", "BTC/USD", "1", "100.00").as(JsonBody.class).at("order_id");
    report(
        """
        {"exec_type": "TRADE", "exec_id": "k-%1$s", "last_qty": "1", "last_px": "100.00",
         "commission": {"amount": "0.001", "currency": "BTC"}}""");
    activities("?types=FILL")
        .then()
        .body(at("items[0].net_amount", equalTo("-100.00")), at("items[0].trade.fees", empty()))
        .body(at("items[0].trade.commission.amount", equalTo("0.00100000")))
        .body(at("items[0].trade.commission.currency", equalTo("BTC")));
  }

  @Test
  void only_the_user_and_those_who_look_after_users_see_them() {
    var path = ada.path("/activities");
    for (var client : List.of(Client.operator(), Client.auditor(), ada.trader())) {
      client.call().get(path).then().statusCode(200).body(at("items", hasSize(1)));
    }
    Client.trader(UUID.randomUUID()).call().get(path).then().statusCode(404);
    Client.venue().call().get(path).then().statusCode(403);
  }
}
