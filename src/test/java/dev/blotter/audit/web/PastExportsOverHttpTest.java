package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.http.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user had at a moment can be taken along, and how it became so. */
@Tag("service")
@QuarkusTest
class PastExportsOverHttpTest {

  @Inject Pool pool;

  @TempDir Path folder;

  private Account ada;
  private String account;
  private Exported exported;

  @BeforeEach
  void trade() {
    exported = new Exported(folder);
    ada = Account.withCash("10000.00");
    account = "users/" + ada.userId();
    String order = ada.buy("=1+1", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "10", "9.50").then().statusCode(200);
    ada.buy("second", "ACME", "1", "10.00").then().statusCode(201);
  }

  private String now() {
    return Sight.of(ada, pool).at().toString();
  }

  @Test
  void orders_as_of_a_moment_are_taken_along_as_they_are_replayed()
      throws IOException, SQLException {
    var shown = Exported.shown(account + "/orders", "items");
    assertThat(shown).hasSize(2);
    exported.assertHolds(account + "/orders/export", "orders", shown, "qty");
    var manifest = Exported.manifest(exported.zip(account + "/orders/export"));
    assertThat(manifest.get("query").get("user_id").textValue()).isEqualTo("" + ada.userId());
    assertThat(manifest.get("query").has("at")).isTrue();
    assertThat(exported.rows(account + "/orders/export", "orders"))
        .map(row -> row.get("client_order_id"))
        .containsExactly("second", "'=1+1");
    assertThat(Exported.lines(exported.zip(account + "/orders/export?status=FILLED"), "orders"))
        .hasSize(1);
  }

  @Test
  void positions_are_those_of_that_moment() throws IOException {
    var before = Exported.shown(account + "/orders", "items").get(1).get("placed_at").textValue();
    assertThat(Exported.lines(exported.zip(account + "/positions/export?open=true"), "positions"))
        .hasSize(1)
        .allMatch(position -> position.get("symbol").textValue().equals("ACME"));
    assertThat(exported.zip(account + "/positions/export?at=" + before).lines("positions.ndjson"))
        .isEmpty();
  }

  @Test
  void a_loss_stays_a_number_in_every_format() throws IOException {
    String bought = ada.buy("loss", "LOSS", "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(bought, "x" + bought, "10", "9.50").then().statusCode(200);
    String sold =
        ada.place(
                """
                {"client_order_id": "out", "symbol": "LOSS", "side": "SELL", "type": "LIMIT",
                 "time_in_force": "GTC", "qty": "10", "limit_price": "9.00"}""")
            .as(JsonBody.class)
            .at("order_id");
    Account.trade(sold, "x" + sold, "10", "9.00").then().statusCode(200);
    var path = account + "/positions/export?symbol=LOSS";
    assertThat(Exported.lines(exported.zip(path), "positions"))
        .map(position -> position.get("realized_pnl").textValue())
        .containsExactly("-5.00");
    assertThat(exported.rows(path, "positions"))
        .map(position -> position.get("realized_pnl"))
        .containsExactly("-5.00");
  }

  @Test
  void a_portfolio_is_taken_along_as_it_was() throws IOException, SQLException {
    var then = "?at=" + now();
    ada.deposit("77.00").then().statusCode(200);
    var shown = Exported.shown(account + "/portfolio" + then, "");
    exported.assertHolds(account + "/portfolio/export" + then, "portfolio", shown, "total_cash");
    assertThat(Exported.lines(exported.zip(account + "/portfolio/export"), "portfolio"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(shown);
    Exported.assertRefused(
        Client.auditor(), account + "/portfolio/export?at=2001-01-01T00:00:00Z", 404);
  }

  @Test
  void money_is_taken_along_with_every_change_and_what_it_is_in() throws IOException, SQLException {
    for (int i = 0; i < 5; i++) {
      ada.deposit("1.00").then().statusCode(200);
    }
    var time = "?to=" + now();
    var shown = Exported.shown(account + "/portfolio/history" + time, "points");
    var few = Exported.shown(account + "/portfolio/history" + time + "&points=2", "points");
    assertThat(shown).hasSizeGreaterThan(8).hasSizeGreaterThan(few.size());
    var path = account + "/portfolio/history/export" + time;
    assertThat(Exported.lines(exported.zip(path), "money"))
        .allMatch(line -> line.get("currency").textValue().equals("USD"))
        .map(PastExportsOverHttpTest::withoutCurrency)
        .containsExactlyElementsOf(shown);
    exported.assertHolds(path, "money", Exported.lines(exported.zip(path), "money"), "cash");
    assertThat(Exported.manifest(exported.zip(path)).get("query").get("to").textValue())
        .isEqualTo(time.substring(4));
  }

  private static JsonNode withoutCurrency(JsonNode line) {
    return ((ObjectNode) line.deepCopy()).without("currency");
  }

  @Test
  void money_begins_with_how_it_stood_then_and_is_in_the_currency_asked_for() throws IOException {
    var from = "?from=" + now();
    ada.deposit("5.00", "EUR").then().statusCode(200);
    var time = from + "&to=" + now() + "&currency=EUR";
    assertThat(Exported.lines(exported.zip(account + "/portfolio/history/export" + time), "money"))
        .map(line -> line.get("currency").textValue() + " " + line.get("cash").textValue())
        .containsExactly("EUR 0.00", "EUR 5.00");
  }

  @Test
  void a_trader_takes_along_what_is_the_trader_s_own_and_each_is_recorded() throws IOException {
    var lists = List.of("orders", "positions", "portfolio", "portfolio/history");
    var stranger = Client.trader(UUID.randomUUID());
    for (var list : lists) {
      assertThat(exported.zip(ada.trader(), account + "/" + list + "/export").names())
          .contains("manifest.sig");
      Exported.assertRefused(stranger, account + "/" + list + "/export", 404);
    }
    assertThat(Exported.readsOf(ada.trader()).reversed())
        .containsExactly(
            "exportPastOrders " + ada.userId(),
            "exportPastPositions " + ada.userId(),
            "exportPastPortfolio " + ada.userId(),
            "exportMoney " + ada.userId());
  }

  @Test
  void what_cannot_be_asked_for_is_said() {
    var auditor = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());
    for (var wrong : List.of("currency=dollars", "from=yesterday", "format=xls")) {
      Client.auditor()
          .call()
          .get("/v1/audit/" + account + "/portfolio/history/export?" + wrong)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body(at("field", equalTo(wrong.substring(0, wrong.indexOf('=')))));
    }
    var times = "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z";
    Exported.assertRefused(auditor, account + "/portfolio/history/export" + times, 400);
    Exported.assertRefused(auditor, account + "/orders/export?status=NONE", 400);
    Exported.assertRefused(auditor, account + "/portfolio/export?at=x", 400);
    Exported.assertRefused(auditor, "users/" + UUID.randomUUID() + "/portfolio/export", 404);
    Exported.assertRefused(
        auditor, "users/" + UUID.randomUUID() + "/portfolio/history/export", 404);
    Exported.assertRefused(Client.venue(), account + "/portfolio/export", 403);
  }
}
