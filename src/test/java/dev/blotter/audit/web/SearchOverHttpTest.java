package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Cursor;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import dev.blotter.kernel.LanePosition;
import dev.blotter.kernel.TimeOrder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class SearchOverHttpTest {

  private Account ada;
  private String order;
  private String own;
  private String symbol;

  @BeforeEach
  void trade() {
    ada = Account.withCash("1000.00");
    own = UUID.randomUUID().toString();
    symbol = "S" + own.replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
    symbol = symbol.substring(0, Math.min(8, symbol.length()));
    order = ada.buy(own, symbol, "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + own, "10", "9.50").then().statusCode(200);
    ada.get("/orders").then().statusCode(200); // waits for the read models
  }

  private static Response search(String query) {
    return Client.auditor().call().get("/v1/audit/events?" + query);
  }

  private ValidatableResponse found(String query) {
    return search("user_id=" + ada.userId() + "&" + query).then().statusCode(200);
  }

  @Test
  void an_event_is_found_by_its_id_alone() {
    var event = found("event_type=OrderFilled").extract().path("items[0].event_id").toString();
    search("event_id=" + event)
        .then()
        .statusCode(200)
        .body(at("items.event_id", contains(event)), at("items.aggregate_id", contains(order)));
    for (var other : List.of(UUID.randomUUID().toString(), order)) {
      search("event_id=" + other).then().statusCode(200).body(at("items", empty()));
    }
  }

  @Test
  void a_user_s_events_are_found_newest_first_or_oldest_first() {
    List<String> newest = found("limit=1000").extract().as(JsonBody.class).at("items.event_id");
    List<String> oldest =
        found("order=asc&limit=1000").extract().as(JsonBody.class).at("items.event_id");
    assertThat(oldest.reversed()).isEqualTo(newest);
    List<String> places =
        found("order=asc&limit=1000").extract().as(JsonBody.class).at("items.position");
    assertThat(places).extracting(SearchOverHttpTest::position).isSorted();
  }

  private static long position(String place) {
    return LanePosition.parse(place).orElseThrow().position();
  }

  @Test
  void pages_follow_one_another_without_a_gap_or_a_double() {
    List<String> all = found("limit=1000").extract().as(JsonBody.class).at("items.event_id");
    List<String> paged = new ArrayList<>();
    var page = search("limit=2&user_id=" + ada.userId());
    while (true) {
      paged.addAll(page.as(JsonBody.class).<List<String>>at("items.event_id"));
      String next = page.as(JsonBody.class).at("next_cursor");
      if (next == null) {
        break;
      }
      assertThat(page.header("Link")).contains("cursor=" + next, "user_id=");
      page = search("limit=2&user_id=" + ada.userId() + "&cursor=" + next);
    }
    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(4);
  }

  @Test
  void an_order_is_found_by_its_client_s_name_its_instrument_and_its_executions() {
    search("client_order_id=" + own)
        .then()
        .body(at("items.aggregate_id", everyItem(equalTo(order))))
        .body(at("items.event_type", contains("OrderFilled", "OrderInitialized")));
    search("symbol=" + symbol).then().body(at("items.aggregate_id", hasItem(order)));
    search("symbol=" + symbol + "&aggregate_type=position").then().body(at("items", hasSize(1)));
    found("exec_id=x" + own).body(at("items.event_type", contains("OrderFilled")));
    var bust = Map.of("exec_type", "TRADE_CANCEL", "exec_id", "y" + own, "exec_ref_id", "x" + own);
    Account.report(order, Json.write(bust)).then().statusCode(200);
    found("exec_id=x" + own)
        .body(at("items.event_type", contains("OrderFillBusted", "OrderFilled")));
    search("client_order_id=nobody-s").then().statusCode(200).body(at("items", empty()));
  }

  @Test
  void what_a_client_has_just_placed_is_found_by_its_name_with_the_position_of_that_answer() {
    for (int i = 0; i < 10; i++) {
      var name = own + "-" + i;
      var placed = ada.buy(name, symbol, "1", "1.00");
      String id = placed.as(JsonBody.class).at("order_id");
      for (var query : List.of("client_order_id=" + name, "limit=1&symbol=" + symbol)) {
        Client.auditor()
            .call()
            .header("Blotter-Position", placed.header("Blotter-Position"))
            .get("/v1/audit/events?" + query)
            .then()
            .statusCode(200)
            .body(at("items.aggregate_id", hasItem(id)));
      }
    }
  }

  @Test
  void events_are_found_by_who_did_what_and_when() {
    found("actor_type=VENUE")
        .body(at("items.actor_id", hasItem("XNAS")))
        .body(at("items.actor_id", everyItem(equalTo("XNAS"))));
    found("actor_id=" + ada.userId() + "&event_type=OrderInitialized&event_type=OrderFilled")
        .body(at("items.event_type", contains("OrderInitialized")));
    String at =
        found("event_type=OrderFilled").extract().as(JsonBody.class).at("items[0].occurred_at");
    found("from=" + at).body(at("items.event_type", hasItem("OrderFilled")));
    found("to=" + at + "&event_type=OrderFilled").body(at("items", empty()));
    found("effective_to=2020-01-01T00:00:00Z").body(at("items", empty()));
    String command =
        found("event_type=OrderFilled").extract().as(JsonBody.class).at("items[0].command_id");
    found("command_id=" + command).body(at("items.event_type", hasItem("TradeCashPosted")));
  }

  @Test
  void what_was_denied_is_found() {
    ada.buy("too-much", symbol, "100000", "100");
    found("denied=true").body(at("items.event_type", contains("OrderDenied")));
    found("denied=true&event_type=OrderRejected").body(at("items", empty()));
  }

  @Test
  void what_makes_no_sense_is_said_with_the_parameter_at_fault() {
    assertFault("user_id=nobody", "user_id");
    assertFault("aggregate_type=thing", "aggregate_type");
    assertFault("from=yesterday", "from");
    assertFault("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "to");
    assertFault("limit=1001", "limit");
    assertFault("order=random", "order");
    assertFault("event_type=OrderFilled&event_type=OrderFiled", "event_type");
    assertFault("denied=true&event_type=OrderFilled", "event_type");
    var list = Cursor.listOf("events", TimeOrder.NEWEST_FIRST);
    var elsewhere = new Cursor(list, Instant.EPOCH, new UUID(64, 1)).token();
    search("cursor=" + elsewhere).then().body(at("code", equalTo("INVALID_CURSOR")));
    search("cursor=abc").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
  }

  private static void assertFault(String query, String field) {
    search(query)
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")))
        .body(at("field", equalTo(field)));
  }

  @Test
  void traders_do_not_search_the_log() {
    ada.trader().call().get("/v1/audit/events").then().statusCode(403);
    ada.trader().call().get("/v1/audit/correlations/" + own).then().statusCode(403);
  }

  @Test
  void what_a_fill_set_off_hangs_together() {
    String workflow =
        found("event_type=OrderFilled").extract().as(JsonBody.class).at("items[0].correlation_id");
    for (var query : List.of("", "?user_id=" + ada.userId())) {
      Client.auditor()
          .call()
          .get("/v1/audit/correlations/" + workflow + query)
          .then()
          .statusCode(200)
          .body(at("truncated", equalTo(false)))
          .body(at("commands", hasSize(1)))
          .body(at("commands[0].actor_type", equalTo("VENUE")))
          .body(at("commands[0].events.event_type", hasItem("OrderFilled")))
          .body(at("commands[0].events.event_type", hasItem("TradeCashPosted")));
    }
    Client.auditor()
        .call()
        .get("/v1/audit/correlations/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void a_command_hangs_below_the_one_whose_event_led_to_it() {
    var bob = Account.withCash("10000.00");
    var workflow = UUID.randomUUID();
    var first = order(ada, workflow, null, "signal");
    var placed = events(workflow, "aggregate_id=" + first);
    String cause = placed.as(JsonBody.class).at("items[-1].event_id");
    var follower = order(bob, workflow, cause, "follower");
    var other = order(ada, workflow, null, "other");
    Client.auditor()
        .call()
        .get("/v1/audit/correlations/" + workflow)
        .then()
        .statusCode(200)
        .body(at("commands", hasSize(2)))
        .body(at("commands[0].events.aggregate_id", hasItem(first)))
        .body(at("commands[0].caused", hasSize(1)))
        .body(at("commands[0].caused[0].user_id", equalTo(bob.userId().toString())))
        .body(at("commands[0].caused[0].events.aggregate_id", hasItem(follower)))
        .body(at("commands[0].caused[0].events.causation_id", everyItem(equalTo(cause))))
        .body(at("commands[1].events.aggregate_id", hasItem(other)))
        .body(at("commands[1].caused", empty()));
  }

  private static String order(Account account, UUID workflow, @Nullable String cause, String id) {
    var body =
        """
        {"client_order_id": "%s", "symbol": "AAPL", "side": "BUY", "type": "LIMIT",
         "time_in_force": "GTC", "qty": "1", "limit_price": "1.00"}"""
            .formatted(id);
    var call = account.trader().send(body).header("Correlation-Id", workflow);
    return (cause == null ? call : call.header("Causation-Id", cause))
        .post(account.path("/orders"))
        .then()
        .statusCode(201)
        .extract()
        .as(JsonBody.class)
        .at("order_id");
  }

  private static ExtractableResponse<?> events(UUID workflow, String query) {
    return Client.auditor()
        .call()
        .get("/v1/audit/events?correlation_id=" + workflow + "&" + query)
        .then()
        .statusCode(200)
        .extract();
  }
}
