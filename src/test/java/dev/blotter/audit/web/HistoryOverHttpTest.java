package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static dev.blotter.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blotter.eventlog.Snapshots;
import dev.blotter.eventlog.Snapshots.Snapshot;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import dev.blotter.json.PackedJson;
import dev.blotter.kernel.AggregateRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("service")
@QuarkusTest
class HistoryOverHttpTest {

  @Inject Snapshots snapshots;

  private Account ada;
  private String order;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    order = ada.buy("history", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    report("'exec_type':'NEW','exec_id':'n%s','venue_order_id':'N-1'");
    report("'exec_type':'TRADE','exec_id':'a%s','last_qty':'4','last_px':'9'");
    report("'exec_type':'TRADE','exec_id':'b%s','last_qty':'3','last_px':'8'");
    report("'exec_type':'TRADE_CANCEL','exec_id':'c%s','exec_ref_id':'b%s'");
  }

  private void report(String fields) {
    var body = fields.replace("%s", order.substring(24)).replace('\'', '"');
    Account.report(order, "{" + body + "}").then().statusCode(200);
  }

  private Response get(String rest) {
    return get(Client.auditor(), rest);
  }

  private Response get(Client client, String rest) {
    return client.call().get("/v1/audit/aggregates/order/" + order + rest);
  }

  @Test
  void a_page_of_events_links_to_the_next_one_where_it_was_asked_for() {
    var next = "/v1/audit/aggregates/order/" + order + "/events?limit=2&from_version=4";
    assertThat(get("/events?from_version=2&limit=2").header("Link"))
        .isEqualTo("<" + next + ">; rel=\"next\"");
    Client.auditor().call().get(next).then().body(at("items[0].version", equalTo(4)));
  }

  private List<JsonNode> steps(String query) {
    var body = get("/replay" + query).asString();
    assertThat(body).endsWith("}\n").doesNotContain("\n\n");
    return body.lines().map(l -> Json.read(l, JsonNode.class)).toList();
  }

  private JsonNode state(long version, String more) {
    return Json.read(get("/state?version=" + version + more).asString(), JsonNode.class);
  }

  @Test
  void a_replay_gives_each_event_with_the_state_after_it() {
    var steps = steps("");
    assertThat(steps).hasSize(5);
    assertThat(steps.getFirst().at("/event/event_type").textValue()).isEqualTo("OrderInitialized");
    assertThat(steps.getLast().at("/event/event_type").textValue()).isEqualTo("OrderFillBusted");
    for (var step : steps) {
      var version = step.get("version").longValue();
      assertThat(step.get("state")).isEqualTo(state(version, "").get("state"));
      assertThat(step.get("state")).isEqualTo(state(version, "&full=true").get("state"));
    }
  }

  @Test
  void a_step_of_a_portfolio_is_as_long_with_many_active_orders_as_with_one() {
    for (int i = 0; i < 20; i++) {
      ada.buy("active-" + i, "ACME", "1", "10.00").then().statusCode(201);
    }
    String portfolio = ada.get("/portfolio").as(JsonBody.class).at("portfolio_id");
    var states =
        Client.auditor()
            .call()
            .get("/v1/audit/aggregates/portfolio/" + portfolio + "/replay")
            .asString()
            .lines()
            .filter(line -> line.contains("FundsReserved"))
            .map(line -> Json.read(line, JsonNode.class).get("state").toString())
            .toList();
    var first = states.get(states.size() - 20);
    assertThat(first).contains("\"buy\":{\"ACME\":\"7\"}");
    assertThat(states.getLast())
        .contains("\"buy\":{\"ACME\":\"26\"}")
        .hasSizeLessThan(first.length() + 10);
  }

  @Test
  void a_replay_ends_where_it_is_told_to() {
    assertThat(steps("?to_version=2")).hasSize(2);
  }

  @Test
  void a_difference_names_the_event_that_made_it() {
    var changes = Json.read(get("/diff?from_version=2&to_version=4").asString(), JsonNode.class);
    var first = change(changes, "/executions/chains/0/reports/0/last_qty");
    assertThat(first.get("after").textValue()).isEqualTo("4");
    assertThat(first.has("before")).isFalse();
    assertThat(first.at("/event/version").longValue()).isEqualTo(3);
    var second = change(changes, "/executions/chains/1/reports/0/last_qty");
    assertThat(second.at("/event/version").longValue()).isEqualTo(4);
    assertThat(second.at("/event/event_type").textValue()).isEqualTo("OrderFilled");
  }

  private static JsonNode change(JsonNode diff, String path) {
    for (var change : diff.get("changes")) {
      if (change.get("path").textValue().equals(path)) {
        return change;
      }
    }
    throw new AssertionError(path + " is not in " + diff);
  }

  @Test
  void what_differs_is_just_what_is_not_the_same_in_both_states() {
    IntStream.rangeClosed(1, 5)
        .forEach(
            from -> IntStream.rangeClosed(from, 5).forEach(to -> assertDifferencesLead(from, to)));
  }

  @Test
  void what_was_kept_on_the_way_is_gone_on_from_unless_all_is_asked_for() {
    var third = steps("?to_version=3").getLast();
    var kept = ((ObjectNode) third.get("state")).put("client_order_id", "kept");
    var ref = AggregateRef.order(UUID.fromString(order));
    await(snapshots.save(new Snapshot(ref, 3, third.get("shape").intValue(), PackedJson.of(kept))));
    assertThat(state(4, "").at("/state/client_order_id").textValue()).isEqualTo("kept");
    assertThat(state(4, "&full=true").at("/state/client_order_id").textValue())
        .isEqualTo("history");
    assertDifferencesLead(4, 5);
    get("/diff?from_version=0&to_version=5")
        .then()
        .body("changes.find { it.path == '/client_order_id' }.after", equalTo("history"));
    get("/diff?from_version=4&to_version=5").then().body(at("changes", not(empty())));
    get("/diff?from_version=4&to_version=5&full=true").then().body(at("changes", not(empty())));
  }

  private void assertDifferencesLead(int from, int to) {
    var before = state(from, "").get("state");
    var after = state(to, "").get("state");
    var diff =
        Json.read(
            get("/diff?from_version=" + from + "&to_version=" + to).asString(), JsonNode.class);
    for (var change : diff.get("changes")) {
      var path = change.get("path").textValue();
      assertThat(before.at(path)).isEqualTo(change.path("before"));
      assertThat(after.at(path)).isEqualTo(change.path("after"));
      assertThat(change.at("/event/version").longValue()).isBetween(from + 1L, (long) to);
    }
    assertThat(diff.get("changes").isEmpty()).isEqualTo(before.equals(after));
  }

  @Test
  void moments_are_compared_as_well_and_before_the_beginning_there_is_nothing() {
    var placed = get("/events").as(JsonBody.class).<String>at("items[0].occurred_at");
    get("/diff?from=" + placed)
        .then()
        .statusCode(200)
        .body(at("from_version", equalTo(1)))
        .body(at("to_version", equalTo(5)));
    get("/diff?from=2020-01-01T00:00:00Z&to=" + placed)
        .then()
        .body(at("from_version", equalTo(0)))
        .body(at("to_version", equalTo(1)))
        .body(at("changes", not(empty())))
        .body(at("changes.before", everyItem(nullValue())));
    get("/diff?from_version=3&to_version=3").then().body(at("changes", empty()));
  }

  @Test
  void what_cannot_be_compared_is_said_with_the_parameter_at_fault() {
    assertFault("/diff", "from_version");
    assertFault("/diff?from_version=1&from=2020-01-01T00:00:00Z", "from_version");
    assertFault("/diff?from_version=1&to_version=2&to=2020-01-01T00:00:00Z", "to_version");
    assertFault("/diff?from_version=4&to_version=2", "from_version");
    assertFault("/diff?from_version=-1", "from_version");
    assertFault("/state?version=1&at=2020-01-01T00:00:00Z", "version");
    assertFault("/replay?to_version=0", "to_version");
  }

  private void assertFault(String rest, String field) {
    get(rest)
        .then()
        .statusCode(400)
        .body(at("code", containsString("INVALID")))
        .body(at("field", equalTo(field)));
  }

  @Test
  void business_time_leaves_out_what_happened_later_and_names_what_was_recorded_behind_it() {
    var early = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var late = early.plusMillis(1);
    fill("d", late);
    fill("e", early);
    get("/state?at_occurred=" + early.minusNanos(1000))
        .then()
        .statusCode(200)
        .body(at("version", equalTo(5)))
        .body(at("recorded_later", empty()));
    get("/state?at_occurred=" + early)
        .then()
        .body(at("version", equalTo(5)))
        .body(at("recorded_later", contains(7)));
    get("/state?at_occurred=" + late)
        .then()
        .body(at("version", equalTo(7)))
        .body(at("recorded_later", empty()));
    get("/state?at_occurred=2020-01-01T00:00:00Z").then().statusCode(404);
  }

  private void fill(String execution, Instant at) {
    report(
        "'exec_type':'TRADE','exec_id':'"
            + execution
            + "%s','last_qty':'1','last_px':'9','transact_time':'"
            + at
            + "'");
  }

  @Test
  void events_are_paged_by_version_with_a_link_to_the_next_page() {
    var first = get("/events?limit=2&to_version=4");
    first.then().body(at("items.version", contains(1, 2))).body(at("next_version", equalTo(3)));
    assertThat(first.header("Link")).contains("from_version=3", "limit=2", "to_version=4");
    get("/events?limit=2&to_version=4&from_version=3")
        .then()
        .body(at("items", hasSize(2)))
        .body(at("next_version", nullValue()));
  }

  @Test
  void nobody_sees_the_history_of_another() {
    var eve = Account.withCash("1.00");
    for (var rest : List.of("/diff?from_version=1", "/replay", "/events", "/state")) {
      get(eve.trader(), rest).then().statusCode(404).body(at("code", equalTo("NOT_FOUND")));
      get(ada.trader(), rest).then().statusCode(200);
    }
  }
}
