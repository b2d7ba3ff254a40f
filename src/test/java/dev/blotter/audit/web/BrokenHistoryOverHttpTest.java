package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import dev.blotter.page.Tampering;
import dev.blotter.testing.ServiceDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A superuser has had a hand in an order's events: what came of them is not made up. */
@Tag("service")
@QuarkusTest
class BrokenHistoryOverHttpTest {

  private String order;
  private String undo = "";

  @BeforeEach
  void trade() {
    var ada = Account.withCash("1000.00");
    order = ada.buy("broken", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    for (int number = 0; number < 3; number++) {
      Account.trade(order, number + order, "1", "9.00").then().statusCode(200);
    }
    Tampering.awaitSealed(order);
  }

  @AfterEach
  void undo() {
    ServiceDatabase.tamper(undo);
  }

  private void change(String set, String version, String back, String versionThen) {
    undo = statement(back, versionThen);
    ServiceDatabase.tamper(statement(set, version));
  }

  private String statement(String set, String version) {
    return "UPDATE domain_events SET %s WHERE aggregate_id = '%s' AND aggregate_version = %s"
        .formatted(set, order, version);
  }

  private Response get(String rest) {
    return Client.auditor().call().get("/v1/audit/aggregates/order/" + order + rest);
  }

  private void assertBrokenAt(String rest, String place) {
    get(rest)
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body(at("code", equalTo("HISTORY_BROKEN")))
        .body(at("detail", containsString(place)))
        .body(at("retryable", equalTo(false)));
  }

  /** A replay shows two steps, and then where it broke off. */
  private void assertReplayEndsAt(String place) {
    var lines = get("/replay").asString().lines().map(l -> Json.read(l, JsonNode.class)).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).get("version").longValue()).isEqualTo(2);
    assertThat(lines.get(2).get("code").textValue()).isEqualTo("HISTORY_BROKEN");
    assertThat(lines.get(2).get("detail").textValue()).contains(place);
  }

  @Test
  void no_state_is_shown_behind_an_event_that_is_gone_and_all_are_before_it() {
    change("aggregate_version = 1003", "3", "aggregate_version = 3", "1003");
    var place = "order " + order + " has no version 3, and goes on";
    get("/state?version=2").then().statusCode(200).body(at("version", equalTo(2)));
    assertBrokenAt("/state", place);
    assertBrokenAt("/diff?from_version=1", place);
    assertReplayEndsAt(place);
  }

  @Test
  void an_event_that_cannot_be_read_is_named_and_nothing_of_how_it_was_noticed() {
    change("event_type = '?' || event_type", "3", "event_type = substr(event_type, 2)", "3");
    assertBrokenAt("/state", "?OrderFilled at ");
    assertReplayEndsAt("?OrderFilled at ");
    get("/state").then().body(at("detail", endsWith("cannot be replayed")));
  }

  @Test
  void neither_is_one_that_does_not_fit_what_was_before_it() {
    change("event_type = 'OrderInitialized'", "3", "event_type = 'OrderFilled'", "3");
    assertBrokenAt("/state", "OrderInitialized at ");
  }
}
