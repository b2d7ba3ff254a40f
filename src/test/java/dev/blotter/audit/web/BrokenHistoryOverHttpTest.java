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
import java.time.Instant;
import java.util.List;
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
    assertBroken(get(rest), place);
  }

  private static void assertBroken(Response answer, String place) {
    answer
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body(at("code", equalTo("HISTORY_BROKEN")))
        .body(at("detail", containsString(place)))
        .body(at("retryable", equalTo(false)));
  }

  private String recorded(int version) {
    return get("/events?from_version=" + version).as(JsonBody.class).at("items[0].occurred_at");
  }

  /** A replay shows the steps before that version, and then where it broke off. */
  private void assertReplayEndsAt(String place, int version) {
    var lines = get("/replay").asString().lines().map(l -> Json.read(l, JsonNode.class)).toList();
    assertThat(lines).hasSize(version);
    assertThat(lines.get(version - 2).get("version").intValue()).isEqualTo(version - 1);
    assertThat(lines.getLast().get("code").textValue()).isEqualTo("HISTORY_BROKEN");
    assertThat(lines.getLast().get("detail").textValue()).contains(place);
  }

  @Test
  void no_state_is_shown_behind_an_event_that_is_gone_and_all_are_before_it() {
    change("aggregate_version = 1003", "3", "aggregate_version = 3", "1003");
    var place = "order " + order + " has no version 3, and goes on";
    get("/state?version=2").then().statusCode(200).body(at("version", equalTo(2)));
    assertBrokenAt("/state", place);
    assertBrokenAt("/diff?from_version=1", place);
    assertReplayEndsAt(place, 3);
  }

  @Test
  void an_order_whose_last_event_is_gone_is_not_shown_as_it_was_before() {
    int last = get("/state").as(JsonBody.class).<Integer>at("version");
    change("aggregate_version = 1009", "" + last, "aggregate_version = " + last, "1009");
    var place = "order %s has no version %d, ".formatted(order, last);
    var before = "version=" + (last - 1);
    get("/state?" + before).then().statusCode(200).body(at("version", equalTo(last - 1)));
    get("/diff?from_version=1&to_" + before).then().statusCode(200);
    assertBrokenAt("/state", place + "though it has come to version " + last);
    assertBrokenAt("/diff?from_version=1", place);
    var now = Instant.now();
    for (var which :
        List.of("full=true", "version=" + last, "version=100", "at=" + now, "at_occurred=" + now)) {
      assertBrokenAt("/state?" + which, place);
    }
    assertBrokenAt("/diff?from_version=1&to=" + now, place);
    assertReplayEndsAt(place, last);
  }

  @Test
  void neither_is_it_now_nor_at_a_time_where_nothing_stands_behind_what_is_gone() {
    int last = get("/state").as(JsonBody.class).<Integer>at("version");
    var second = recorded(2);
    var before = recorded(last - 1);
    change("aggregate_type = 'position'", "" + last, "aggregate_type = 'order'", "" + last);
    var place = "order %s has no version %d, though it has come to ".formatted(order, last);
    for (var at : List.of(before, Instant.now().toString())) {
      assertBrokenAt("/state?at=" + at, place);
      assertBrokenAt("/diff?from_version=1&to=" + at, place);
    }
    get("/state?at=" + second).then().statusCode(200).body(at("version", equalTo(2)));
    for (var rest : List.of("", "/executions", "/revisions")) {
      assertBroken(Client.auditor().call().get("/v1/orders/" + order + rest), place);
    }
  }

  @Test
  void an_event_that_cannot_be_read_is_named_and_nothing_of_how_it_was_noticed() {
    change("event_type = '?' || event_type", "3", "event_type = substr(event_type, 2)", "3");
    assertBrokenAt("/state", "?OrderFilled at ");
    assertReplayEndsAt("?OrderFilled at ", 3);
    get("/state").then().body(at("detail", endsWith("cannot be replayed")));
  }

  @Test
  void neither_is_one_that_does_not_fit_what_was_before_it() {
    change("event_type = 'OrderInitialized'", "3", "event_type = 'OrderFilled'", "3");
    assertBrokenAt("/state", "OrderInitialized at ");
  }
}
