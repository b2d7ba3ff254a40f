package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class PastAccountOverHttpTest {

  private static final List<String> RESOURCES = List.of("/portfolio", "/orders", "/positions");

  @Inject Pool pool;

  private final String symbol = "P" + letters(UUID.randomUUID());
  private Account ada;

  /** A symbol that nobody else trades, so that nobody else sets its price. */
  private static String letters(UUID id) {
    var letters = new StringBuilder();
    id.toString()
        .chars()
        .filter(Character::isLetterOrDigit)
        .limit(7)
        .forEach(c -> letters.append(letter(c)));
    return letters.toString();
  }

  private static char letter(int c) {
    return (char) ('A' + c % 26);
  }

  @BeforeEach
  void open() {
    ada = Account.withCash("10000.00");
  }

  private static Response get(Client client, Account account, String rest) {
    return client.call().urlEncodingEnabled(false).get(Sight.path(account) + rest);
  }

  private Response get(String rest) {
    return get(Client.auditor(), ada, rest);
  }

  private String buy(String name, String qty, String limit) {
    return ada.buy(name, symbol, qty, limit).as(JsonBody.class).at("order_id");
  }

  private static void report(String order, String fields) {
    var body = "{" + fields.replace("%s", order.substring(24)).replace('\'', '"') + "}";
    Account.report(order, body).then().statusCode(200);
  }

  private Sight sight() {
    return Sight.of(ada, pool);
  }

  @Test
  void a_moment_s_portfolio_orders_and_positions_are_what_the_service_said_then() {
    List<Sight> sights = new ArrayList<>(List.of(sight()));
    var order = buy("first", "10", "100.00");
    sights.add(sight());
    report(order, "'exec_type':'NEW','exec_id':'n%s','venue_order_id':'N-1'");
    report(order, "'exec_type':'TRADE','exec_id':'a%s','last_qty':'4','last_px':'99'");
    sights.add(sight());
    ada.deposit("250.00").then().statusCode(200);
    report(
        order,
        "'exec_type':'TRADE','exec_id':'b%s','last_qty':'6','last_px':'98',"
            + "'commission':{'amount':'1.00','currency':'USD'}");
    sights.add(sight());
    report(order, "'exec_type':'TRADE_CANCEL','exec_id':'c%s','exec_ref_id':'b%s'");
    sights.add(sight());
    assertThat(sights).extracting(Sight::portfolio).doesNotHaveDuplicates();
    sights.forEach(Sight::assertReplayed);
    sights.getLast().assertIsNow();
  }

  @Test
  void a_moment_is_valued_at_the_quotes_of_then_and_now_at_the_latest() {
    var order = buy("quoted", "10", "100.00");
    Account.trade(order, "q" + order.substring(24), "10", "90").then().statusCode(200);
    var paid = sight();
    var quote = "{\"bid\": \"120\", \"ask\": \"121\"}";
    Client.operator().send(quote).put("/v1/quotes/" + symbol).then().statusCode(200);
    var quoted = sight();
    assertThat(quoted.portfolio().get("equity").textValue()).isEqualTo("10300.00");
    quoted.assertIsNow();
    Client.operator().send("{\"bid\": \"70\"}").put("/v1/quotes/" + symbol).then().statusCode(200);
    paid.assertReplayed();
    quoted.assertReplayed();
    sight().assertIsNow();
    get("/positions?at=" + paid.at())
        .then()
        .body(at("items[0].mark_price", equalTo("90")))
        .body(at("items[0].unrealized_pnl", equalTo("0.00")));
  }

  @Test
  void a_moment_is_converted_at_the_rate_of_then_which_is_told_with_its_time() {
    ada.deposit("100.00", "ISK").then().statusCode(200);
    var unknown = sight();
    assertThat(unknown.portfolio().has("total_cash")).isFalse();
    rate("0.5", "2026-11-24T17:00:00Z");
    var first = sight();
    rate("0.25", "2026-11-24T18:00:00Z");
    var second = sight();
    second.assertIsNow();
    List.of(unknown, first, second).forEach(Sight::assertReplayed);
    get("/portfolio?at=" + unknown.at())
        .then()
        .body(at("equity", nullValue()))
        .body(at("unconverted_currencies", contains("ISK")));
    get("/portfolio?at=" + first.at())
        .then()
        .body(at("total_cash", equalTo("10050.00")))
        .body(at("rates[0].value", equalTo("0.5")))
        .body(at("rates[0].source", equalTo("ISK/USD")))
        .body(at("rates[0].at", equalTo("2026-11-24T17:00:00Z")));
  }

  private static void rate(String bid, String at) {
    Client.operator()
        .send("{\"bid\": \"%s\", \"at\": \"%s\"}".formatted(bid, at))
        .put("/v1/quotes/ISK/USD")
        .then()
        .statusCode(200);
  }

  @Test
  void before_the_user_there_is_nothing_and_at_first_there_is_only_cash() {
    for (var resource : RESOURCES) {
      get(resource + "?at=2020-01-01T00:00:00Z")
          .then()
          .statusCode(404)
          .body(at("code", equalTo("USER_NOT_FOUND")));
    }
    var at = sight().at();
    buy("later", "1", "10.00");
    get("/orders?at=" + at).then().statusCode(200).body(at("items", empty()));
    get("/positions?at=" + at).then().statusCode(200).body(at("items", empty()));
    get("/portfolio?at=" + at).then().body(at("cash", equalTo("10000.00")));
  }

  @Test
  void a_moment_may_have_any_offset_and_those_to_come_are_now() {
    var at = sight().at();
    buy("after", "1", "10.00");
    var local = at.atOffset(ZoneOffset.ofHours(-5)).toString();
    get("/orders?at=" + local).then().statusCode(200).body(at("items", empty()));
    get("/orders?at=2199-01-01T00:00:00Z")
        .then()
        .body(at("items.client_order_id", contains("after")));
  }

  @Test
  void orders_are_paged_as_of_the_same_moment() {
    IntStream.range(0, 5).forEach(i -> buy("p" + i, "1", "10.00"));
    var at = sight().at();
    IntStream.range(5, 7).forEach(i -> buy("p" + i, "1", "10.00"));
    var first = get("/orders?limit=3&at=" + at);
    first.then().statusCode(200).body(at("items.client_order_id", contains("p4", "p3", "p2")));
    assertThat(first.header("Link")).contains("at=" + at, "rel=\"next\"");
    get("/orders?limit=3&at=" + at + "&cursor=" + first.as(JsonBody.class).at("next_cursor"))
        .then()
        .body(at("items.client_order_id", contains("p1", "p0")))
        .body(at("next_cursor", nullValue()));
  }

  @Test
  void orders_are_looked_for_by_what_they_were_then() {
    var cancelled = buy("gone", "1", "10.00");
    buy("other", "1", "10.00");
    var at = sight().at();
    ada.trader().call().delete("/v1/orders/" + cancelled).then().statusCode(202);
    buy("later", "1", "10.00");
    get("/orders?status=active&limit=1&at=" + at)
        .then()
        .body(at("items.client_order_id", contains("other")))
        .body(at("next_cursor", notNullValue()));
    get("/orders?status=active&oldest_first=true&at=" + at)
        .then()
        .body(at("items.client_order_id", contains("gone", "other")));
    get("/orders?symbol=NOTHING&at=" + at).then().body(at("items", empty()));
    get("/orders?status=lost&at=" + at).then().statusCode(400).body(at("field", equalTo("status")));
  }

  @Test
  void positions_are_looked_for_by_instrument() {
    for (int i = 0; i < 2; i++) {
      var order =
          ada.buy("s" + i, symbol + i, "1", "10.00").as(JsonBody.class).<String>at("order_id");
      Account.trade(order, "t" + order.substring(24), "1", "10").then().statusCode(200);
    }
    get("/positions?symbol=" + symbol + 0).then().body(at("items.symbol", contains(symbol + 0)));
    get("/positions?open=false").then().body(at("items", empty()));
    get("/positions?open=maybe").then().statusCode(400).body(at("field", equalTo("open")));
  }

  @Test
  void positions_are_paged_as_well() {
    for (int i = 0; i < 3; i++) {
      var order =
          ada.buy("c" + i, symbol + i, "1", "10.00").as(JsonBody.class).<String>at("order_id");
      Account.trade(order, "t" + order.substring(24), "1", "10").then().statusCode(200);
    }
    var first = get("/positions?limit=2");
    first.then().body(at("items.symbol", contains(symbol + 2, symbol + 1)));
    get("/positions?limit=2&cursor=" + first.as(JsonBody.class).at("next_cursor"))
        .then()
        .body(at("items.symbol", contains(symbol + 0)))
        .body(at("next_cursor", nullValue()));
  }

  @Test
  void what_cannot_be_asked_is_said_with_the_parameter_at_fault() {
    for (var resource : RESOURCES) {
      for (var at : List.of("yesterday", "2026-11-01", "2026-11-01T00:00:00", "1764000000")) {
        get(resource + "?at=" + at)
            .then()
            .statusCode(400)
            .body(at("code", equalTo("INVALID_PARAMETER")))
            .body(at("field", equalTo("at")));
      }
    }
    get("/orders?limit=1001").then().statusCode(400).body(at("field", equalTo("limit")));
    get("/positions?cursor=x").then().statusCode(400).body(at("code", equalTo("INVALID_CURSOR")));
  }

  @Test
  void traders_see_their_own_past_and_nobody_else_s() {
    var eve = Account.withCash("1.00");
    for (var resource : RESOURCES) {
      get(ada.trader(), ada, resource).then().statusCode(200);
      get(eve.trader(), ada, resource)
          .then()
          .statusCode(404)
          .body(at("code", equalTo("USER_NOT_FOUND")));
      get(Client.venue(), ada, resource).then().statusCode(403);
    }
  }

  @Test
  void who_asked_whose_past_is_recorded() {
    var reader = new Client("auditor", "aud-" + UUID.randomUUID());
    var at = Instant.parse("2020-01-01T00:00:00Z");
    get(reader, ada, "/portfolio?at=" + at).then().statusCode(404);
    get(reader, ada, "/positions").then().statusCode(200);
    JsonPath found =
        Client.operator().call().get("/v1/audit/accesses?reader=" + reader.subject()).jsonPath();
    assertThat(found.getList("items.operation"))
        .containsExactly("replayPositions", "replayPortfolio");
    assertThat(found.getList("items.user_id")).containsOnly(ada.userId().toString());
    assertThat(found.getString("items[1].query")).isEqualTo("at=" + at);
  }

  @Test
  void the_past_is_not_what_the_read_models_say() {
    var order = buy("true", "1", "10.00");
    var before = get("/orders").asString();
    pool.preparedQuery("UPDATE orders SET client_order_id = 'false' WHERE id = $1")
        .execute(Tuple.of(UUID.fromString(order)))
        .await()
        .indefinitely();
    assertThat(get("/orders").asString()).isEqualTo(before).contains("\"true\"");
    get("/orders").then().body(at("items[0].client_order_id", containsString("true")));
  }
}
