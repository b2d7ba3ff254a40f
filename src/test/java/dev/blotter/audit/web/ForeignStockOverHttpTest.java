package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An account in Norwegian crowns that buys a stock in Czech ones, seen through all that is read of
 * it. Nobody else trades in these.
 */
@Tag("service")
@QuarkusTest
class ForeignStockOverHttpTest {

  private static final String STOCK = "CEZP";

  @Inject Pool pool;

  private Account ada;

  @BeforeEach
  void open() {
    put("/v1/instruments/" + STOCK, "\"asset_class\": \"EQUITY\", \"currency\": \"CZK\"");
    put("/v1/quotes/NOK/CZK", "\"bid\": \"2\", \"ask\": \"2\"");
    ada = Account.withCash("1000.00", "NOK");
    ada.deposit("500.00", "CZK").then().statusCode(200);
  }

  @Test
  void it_is_paid_held_and_measured_in_its_currency_and_converted_for_the_account() {
    var order = bought();
    read("/orders")
        .body(at("items[0].currency", equalTo("CZK")), at("items[0].status", equalTo("FILLED")))
        .body(at("items[0].commission[0].currency", equalTo("CZK")));
    read("/positions?open=true")
        .body(at("items[0].currency", equalTo("CZK")), at("items[0].cost_basis", equalTo("400.00")))
        .body(at("items[0].market_value", equalTo("400.00")), at("items[0].fees", equalTo("1.00")))
        .body(at("items[0].total_pnl", equalTo("-1.00")));
    read("/portfolio")
        .body(at("cash", equalTo("1000.00")), at("total_cash", equalTo("1049.50")))
        .body(at("long_market_value", equalTo("200.00")), at("equity", equalTo("1249.50")))
        .body("balances.find { it.currency == 'CZK' }.total", equalTo("99.00"))
        .body("balances.find { it.currency == 'CZK' }.locked", equalTo("0.00"))
        .body(at("rates[0].source", equalTo("NOK/CZK")), at("unconverted_currencies", empty()));
    read("/activities?types=FILL")
        .body(
            at("items[0].net_amount", equalTo("-401.00")), at("items[0].currency", equalTo("CZK")));
    read("/risk")
        .body(at("exposure.long_value", equalTo("200.00")))
        .body(at("positions[0].currency", equalTo("CZK")));
    Account.report(
            order,
            "{\"exec_type\": \"TRADE_CANCEL\", \"exec_id\": \"%s-b\", \"exec_ref_id\": \"%s\"}"
                .formatted(order, order))
        .then()
        .statusCode(200);
    read("/portfolio")
        .body(at("equity", equalTo("1250.00")))
        .body("balances.find { it.currency == 'CZK' }.total", equalTo("500.00"));
  }

  @Test
  void an_order_holds_cash_of_that_currency_as_the_preview_said() {
    ada.trader()
        .send(order("v", "10", "40"))
        .urlEncodingEnabled(false)
        .post(ada.path("/orders:validate"))
        .then()
        .statusCode(200)
        .body(at("currency", equalTo("CZK")), at("reserved", equalTo("400.40")))
        .body(at("buying_power_before", equalTo("500.00")));
    ada.place(order("v", "10", "40"))
        .then()
        .statusCode(201)
        .body(at("currency", equalTo("CZK")), at("instrument_version", equalTo(1)));
    read("/portfolio")
        .body(at("locked", equalTo("0.00")))
        .body("balances.find { it.currency == 'CZK' }.locked", equalTo("400.40"));
    ada.place(order("w", "10", "40"))
        .then()
        .statusCode(422)
        .body(at("code", equalTo("NOTIONAL_EXCEEDS_FREE_BALANCE")))
        .body(at("context.currency", equalTo("CZK")));
    ada.trader()
        .send(
            "{\"trades\": [{\"symbol\": \"%s\", \"side\": \"BUY\", \"quantity\": \"10\", \"price\": \"40\"}]}"
                .formatted(STOCK))
        .post(ada.path("/risk/what-if"))
        .then()
        .statusCode(200)
        .body(at("after.exposure.long_value", equalTo("200.00")))
        .body(at("after.equity", equalTo("1250.00")));
  }

  @Test
  void the_log_alone_says_the_same() {
    ada.place(order("first", "2", "40")).then().statusCode(201);
    var before = Sight.of(ada, pool);
    bought();
    Sight.of(ada, pool).assertIsNow();
    Client.auditor()
        .call()
        .urlEncodingEnabled(false)
        .get(Sight.path(ada) + "/orders?at=" + before.at())
        .then()
        .body(
            at("items.currency", equalTo(List.of("CZK"))),
            at("items.client_order_id", hasItem("first")));
    reconciled();
  }

  private String bought() {
    String order = ada.place(order("buy", "10", "40")).as(JsonBody.class).at("order_id");
    Account.report(
            order,
            ("{\"exec_type\": \"TRADE\", \"exec_id\": \"%s\", \"last_qty\": \"10\", \"last_px\":"
                    + " \"40\", \"commission\": {\"amount\": \"1.00\", \"currency\": \"CZK\"}}")
                .formatted(order))
        .then()
        .statusCode(200);
    return order;
  }

  private void reconciled() {
    var auditor = Client.auditor();
    var run =
        auditor
            .send("{\"user_id\": \"" + ada.userId() + "\"}")
            .post("/v1/audit/reconciliations")
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> auditor.call().get(URI.create(run).getPath()).jsonPath().getString("status"),
            status -> status.equals("CLEAN"));
  }

  private ValidatableResponse read(String rest) {
    return ada.get(rest).then().statusCode(200);
  }

  private static String order(String name, String qty, String limit) {
    return "{\"client_order_id\": \"%s\", \"symbol\": \"%s\", \"side\": \"BUY\", \"type\": \"LIMIT\","
            .formatted(name, STOCK)
        + " \"time_in_force\": \"GTC\", \"qty\": \"%s\", \"limit_price\": \"%s\"}"
            .formatted(qty, limit);
  }

  private static void put(String path, String fields) {
    Client.operator().send("{" + fields + "}").put(path).then().statusCode(200);
  }
}
