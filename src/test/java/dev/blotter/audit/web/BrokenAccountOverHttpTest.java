package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.page.Tampering;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A superuser has taken an event out of an account's history: no figures are made up. */
@Tag("service")
@QuarkusTest
class BrokenAccountOverHttpTest {

  private static final int ELSEWHERE = 1009;

  private Account ada;
  private UUID order;
  private UUID broken;
  private int version;

  @BeforeEach
  void trade() {
    ada = Account.withCash("1000.00");
    order = buy("broken");
    for (int number = 0; number < 3; number++) {
      fill(order, number);
    }
    var later = buy("later");
    fill(later, 0);
    ada.get("/orders").then().statusCode(200); // waits for the read models
    Tampering.awaitSealed(later.toString());
  }

  @AfterEach
  void undo() {
    move(ELSEWHERE, version);
  }

  private UUID buy(String name) {
    return UUID.fromString(ada.buy(name, "ACME", "10", "9.00").as(JsonBody.class).at("order_id"));
  }

  private static void fill(UUID order, int number) {
    Account.trade(order.toString(), number + "-" + order, "1", "9.00").then().statusCode(200);
  }

  private void takeOut(UUID aggregate, int gone) {
    broken = aggregate;
    version = gone;
    move(version, ELSEWHERE);
  }

  private void move(int from, int to) {
    ServiceDatabase.tamper(
        """
        UPDATE domain_events SET aggregate_version = %d
        WHERE aggregate_id = '%s' AND aggregate_version = %d"""
            .formatted(to, broken, from));
  }

  private static ValidatableResponse get(Client client, String path) {
    return client.call().urlEncodingEnabled(false).get(path).then();
  }

  private void assertBroken(Client client, String path, String kind) {
    var place = "%s %s has no version %d, ".formatted(kind, broken, version);
    get(client, path)
        .statusCode(500)
        .body(at("code", equalTo("HISTORY_BROKEN")))
        .body(at("detail", startsWith(place)));
  }

  private String recorded(UUID aggregate, int number) {
    return Client.auditor()
        .call()
        .get("/v1/audit/aggregates/order/" + aggregate + "/events?limit=1&from_version=" + number)
        .as(JsonBody.class)
        .at("items[0].occurred_at");
  }

  @Test
  void an_order_is_not_shown_without_one_of_its_fills() {
    var before = recorded(order, 2);
    takeOut(order, 3);
    for (var rest : List.of("/orders", "/orders/export", "/positions", "/portfolio")) {
      assertBroken(Client.auditor(), Sight.path(ada) + rest, "order");
    }
    for (var rest : List.of("", "/executions", "/revisions")) {
      assertBroken(ada.trader(), "/v1/orders/" + order + rest, "order");
    }
    get(Client.auditor(), Sight.path(ada) + "/orders?at=" + before)
        .statusCode(200)
        .body(at("items[0].filled_qty", equalTo("1")));
  }

  @Test
  void money_is_not_shown_without_what_moved_it() {
    takeOut(PortfolioId.of(ada.userId()), 2);
    for (var rest : List.of("/portfolio", "/portfolio/history", "/portfolio/history/export")) {
      assertBroken(Client.auditor(), Sight.path(ada) + rest, "portfolio");
    }
    get(Client.auditor(), Sight.path(ada) + "/orders").statusCode(200);
  }
}
