package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class MoneyHistoryOverHttpTest {

  private static final String PATH = "/portfolio/history";

  @Inject Pool pool;

  private Account ada;

  @BeforeEach
  void open() {
    ada = Account.withCash("10000.00");
  }

  private Response get(Client client, String query) {
    return client.call().urlEncodingEnabled(false).get(Sight.path(ada) + PATH + query);
  }

  private Response get(String query) {
    return get(Client.auditor(), query);
  }

  private static void report(String order, String fields) {
    var body = "{" + fields.replace("%s", order.substring(24)).replace('\'', '"') + "}";
    Account.report(order, body).then().statusCode(200);
  }

  private String bought(String name, String qty, String price) {
    String order = ada.buy(name, "ACME", qty, price).as(JsonBody.class).at("order_id");
    report(
        order,
        "'exec_type':'TRADE','exec_id':'a%s','last_qty':'" + qty + "','last_px':'" + price + "'");
    return order;
  }

  private static void assertMoney(
      JsonPath points, int i, String cash, String reserved, String cost, String realized) {
    var at = "points[" + i + "].";
    assertThat(
            List.of(
                points.getString(at + "cash"),
                points.getString(at + "reserved"),
                points.getString(at + "position_cost"),
                points.getString(at + "realized_pnl")))
        .as("point " + i)
        .containsExactly(cash, reserved, cost, realized);
  }

  @Test
  void every_change_is_a_point_with_the_event_that_made_it() {
    bought("first", "10", "100.00");
    String sale =
        ada.place(
                """
                {"client_order_id": "sale", "symbol": "ACME", "side": "SELL", "type": "LIMIT",
                 "qty": "4", "limit_price": "110"}""")
            .as(JsonBody.class)
            .at("order_id");
    report(
        sale,
        "'exec_type':'TRADE','exec_id':'b%s','last_qty':'4','last_px':'110'"
            + ",'commission':{'amount':'1.00','currency':'USD'}");
    var history =
        get("").then().statusCode(200).body(at("points", hasSize(5))).extract().jsonPath();
    assertMoney(history, 0, "0.00", "0.00", "0.00", "0.00");
    assertMoney(history, 1, "10000.00", "0.00", "0.00", "0.00");
    assertMoney(history, 2, "10000.00", "1001.00", "0.00", "0.00");
    assertMoney(history, 3, "9000.00", "0.00", "1000.00", "0.00");
    assertMoney(history, 4, "9439.00", "0.00", "600.00", "39.00");
    assertThat(history.getString("currency")).isEqualTo("USD");
    assertThat(history.getList("other_currencies")).isEmpty();
    assertThat(history.getList("points.event.event_type").subList(0, 3))
        .containsExactly("PortfolioOpened", "CashDeposited", "FundsReserved");
    assertNamesAnEvent(history, 4);
  }

  private void assertNamesAnEvent(JsonPath history, int i) {
    var event = "points[" + i + "].event.";
    var path =
        "/v1/audit/aggregates/%s/%s/events?from_version=%d&limit=1"
            .formatted(
                history.getString(event + "aggregate_type"),
                history.getString(event + "aggregate_id"),
                history.getInt(event + "version"));
    Client.auditor()
        .call()
        .get(path)
        .then()
        .body(at("items[0].event_id", equalTo(history.getString(event + "event_id"))))
        .body(at("items[0].occurred_at", equalTo(history.getString("points[" + i + "].at"))));
  }

  @Test
  void it_begins_with_how_it_stood_then_and_ends_where_it_is_told_to() {
    bought("before", "10", "100.00");
    var from = Sight.of(ada, pool).at();
    ada.deposit("1.00").then().statusCode(200);
    ada.deposit("2.00").then().statusCode(200);
    var to = Sight.of(ada, pool).at();
    ada.deposit("3.00").then().statusCode(200);
    var history = get("?from=" + from + "&to=" + to);
    history
        .then()
        .statusCode(200)
        .body(at("points.cash", contains("9000.00", "9001.00", "9003.00")));
    assertThat(Instant.parse(history.as(JsonBody.class).at("points[0].at"))).isEqualTo(from);
    assertThat(history.as(JsonBody.class).<String>at("points[0].position_cost"))
        .isEqualTo("1000.00");
    assertThat(history.as(JsonBody.class).<String>at("points[1].event.event_type"))
        .isEqualTo("CashDeposited");
    get("?from=" + to).then().body(at("points.cash", contains("9003.00", "9006.00")));
    get("?to=" + from).then().body(at("points[-1].cash", equalTo("9000.00")));
    get("?from=2020-01-01T00:00:00Z&to=" + from).then().body(at("points[0].cash", equalTo("0.00")));
  }

  @Test
  void of_more_changes_than_points_the_ends_and_the_last_of_each_part_are_shown() {
    for (int i = 0; i < 30; i++) {
      ada.deposit("1.00").then().statusCode(200);
    }
    var all = get("").then().body(at("points", hasSize(32))).extract().jsonPath();
    assertThat(all.getInt("changes")).isEqualTo(32);
    var few = get("?points=5").then().statusCode(200).extract().jsonPath();
    assertThat(few.getInt("changes")).isEqualTo(32);
    assertThat(few.getList("points").size()).isBetween(2, 6);
    assertThat(all.getList("points")).containsAll(few.getList("points"));
    assertThat(few.getString("points[0].cash")).isEqualTo("0.00");
    assertThat(few.getString("points[-1].cash")).isEqualTo("10030.00");
    var from = all.getString("points[30].at");
    get("?points=1&from=" + from).then().body(at("changes", equalTo(2)));
  }

  @Test
  void before_the_user_there_is_nothing() {
    get("?to=2020-01-01T00:00:00Z")
        .then()
        .statusCode(404)
        .body(at("code", equalTo("USER_NOT_FOUND")));
  }

  @Test
  void what_cannot_be_asked_is_said_with_the_parameter_at_fault() {
    assertFault("?from=yesterday", "from");
    assertFault("?to=2026-13-01T00:00:00Z", "to");
    assertFault("?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z", "to");
    assertFault("?from=2199-01-01T00:00:00Z", "from");
    assertFault("?currency=dollars", "currency");
    assertFault("?points=0", "points");
    assertFault("?points=2001", "points");
    assertFault("?points=many", "points");
  }

  private void assertFault(String query, String field) {
    get(query).then().statusCode(400).body(at("field", equalTo(field)));
  }

  @Test
  void traders_see_their_own_and_nobody_else_s() {
    get(ada.trader(), "").then().statusCode(200);
    get(Account.withCash("1.00").trader(), "").then().statusCode(404);
    get(Client.venue(), "").then().statusCode(403);
  }

  @Test
  void other_currencies_are_named_and_shown_where_they_are_asked_for() {
    var euros =
        """
        {"type": "DEPOSIT", "amount": "100.00", "currency": "EUR", "reference": "wire"}""";
    Client.operator().send(euros).post(ada.path("/cash-movements")).then().statusCode(200);
    String order = ada.buy("pair", "BTC/EUR", "1", "10").as(JsonBody.class).at("order_id");
    report(order, "'exec_type':'TRADE','exec_id':'p%s','last_qty':'1','last_px':'10'");
    get("")
        .then()
        .body(at("currency", equalTo("USD")))
        .body(at("other_currencies", contains("EUR")))
        .body(at("points", hasSize(2)))
        .body(at("points[-1].cash", equalTo("10000.00")))
        .body(at("points[-1].position_cost", equalTo("0.00")));
    get("?currency=EUR")
        .then()
        .body(at("currency", equalTo("EUR")))
        .body(at("other_currencies", contains("USD")))
        .body(at("points.cash", contains("0.00", "100.00", "100.00", "90.00")))
        .body(at("points.reserved", contains("0.00", "0.00", "10.01", "0.00")))
        .body(at("points.position_cost", contains("0.00", "0.00", "0.00", "10.00")));
  }
}
