package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an aggregate was, how it changed and what caused it can be taken along. */
@Tag("service")
@QuarkusTest
class AggregateExportsOverHttpTest {

  @TempDir Path folder;

  private Account ada;
  private String order;
  private Exported exported;

  @BeforeEach
  void trade() {
    exported = new Exported(folder);
    ada = Account.withCash("10000.00");
    String id = ada.buy("first", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(id, "x" + id, "10", "9.50").then().statusCode(200);
    order = "aggregates/order/" + id;
  }

  @Test
  void a_state_is_taken_along_as_it_is_replayed() throws IOException, SQLException {
    for (var point : List.of("?version=2", "", "?full=true&version=1")) {
      var shown = Exported.shown(order + "/state" + point, "");
      exported.assertHolds(order + "/state/export" + point, "state", shown, "version");
    }
    var shown = Exported.shown(order + "/state?version=2", "").getFirst();
    var cell = exported.rows(order + "/state/export?version=2", "state").getFirst().get("state");
    assertThat(Json.read(cell, JsonNode.class)).isEqualTo(shown.get("state"));
    var at = "?at=" + shown.get("since").textValue();
    var zip = exported.zip(order + "/state/export" + at);
    assertThat(Exported.lines(zip, "state")).isEqualTo(Exported.shown(order + "/state" + at, ""));
    var query = Exported.manifest(zip).get("query");
    assertThat(query.get("type").textValue()).isEqualTo("order");
    assertThat(order).endsWith(query.get("id").textValue());
    assertThat(query.has("version")).isTrue();
  }

  @Test
  void differences_are_taken_along_each_with_the_event_behind_it()
      throws IOException, SQLException {
    var points = "?from_version=1";
    var shown = Exported.shown(order + "/diff" + points, "changes");
    assertThat(shown).hasSizeGreaterThan(3);
    exported.assertHolds(order + "/diff/export" + points, "changes", shown, "path");
    var cell = exported.rows(order + "/diff/export" + points, "changes").getFirst().get("event");
    assertThat(Json.read(cell, JsonNode.class)).isEqualTo(shown.getFirst().get("event"));
    var query = Exported.manifest(exported.zip(order + "/diff/export" + points)).get("query");
    assertThat(query.get("from_version").textValue()).isEqualTo("1");
    assertThat(query.get("to_version").asLong()).isGreaterThan(1);
    assertThat(exported.zip(order + "/diff/export?from_version=2&to_version=2"))
        .satisfies(zip -> assertThat(zip.lines("changes.ndjson")).isEmpty());
  }

  @Test
  void a_cause_tree_is_taken_along_node_by_node() throws IOException, SQLException {
    var workflow = UUID.randomUUID();
    var first = placed(workflow, null, "signal");
    placed(workflow, first, "follower");
    placed(workflow, null, "other");
    var tree = Exported.shown("correlations/" + workflow, "commands");
    var path = "correlations/" + workflow + "/export";
    var nodes = Exported.lines(exported.zip(path), "causes");
    assertThat(nodes)
        .map(
            node -> node.get("node") + " " + node.path("parent").asText() + " " + node.get("depth"))
        .containsExactly("1  0", "2 1 1", "3  0");
    assertThat(nodes.get(0).get("events")).isEqualTo(tree.get(0).get("events"));
    assertThat(nodes.get(1).get("events"))
        .isEqualTo(tree.get(0).get("caused").get(0).get("events"));
    assertThat(nodes.get(1).get("causation_id").textValue()).isEqualTo(first);
    exported.assertHolds(path, "causes", nodes, "command_id");
    Exported.assertRefused(ada.trader(), path, 403);
    Exported.assertRefused(Client.auditor(), "correlations/" + UUID.randomUUID() + "/export", 404);
  }

  /** Places an order, and names the last event of it. */
  private String placed(UUID workflow, @Nullable String cause, String name) {
    var body =
        """
        {"client_order_id": "%s", "symbol": "ACME", "side": "BUY", "type": "LIMIT",
         "time_in_force": "GTC", "qty": "1", "limit_price": "1.00"}"""
            .formatted(name);
    var call = ada.trader().send(body).header("Correlation-Id", workflow);
    String id =
        (cause == null ? call : call.header("Causation-Id", cause))
            .post(ada.path("/orders"))
            .then()
            .statusCode(201)
            .extract()
            .as(JsonBody.class)
            .at("order_id");
    return Client.auditor()
        .call()
        .get("/v1/audit/events?order=asc&aggregate_id=" + id)
        .as(JsonBody.class)
        .at("items[-1].event_id");
  }

  @Test
  void a_trader_takes_along_what_is_the_trader_s_own_and_each_is_recorded() throws IOException {
    exported.zip(ada.trader(), order + "/state/export");
    exported.zip(ada.trader(), order + "/diff/export?from_version=0");
    assertThat(Exported.readsOf(ada.trader()).reversed())
        .containsExactly("exportState " + ada.userId(), "exportChanges " + ada.userId());
    var stranger = Client.trader(UUID.randomUUID());
    Exported.assertRefused(stranger, order + "/state/export", 404);
    Exported.assertRefused(stranger, order + "/diff/export?from_version=0", 404);
  }

  @Test
  void what_cannot_be_asked_for_is_said() {
    assertFault("/state/export?version=0", "version");
    assertFault("/state/export?version=1&at=2026-01-01T00:00:00Z", "version");
    assertFault("/state/export?format=xls", "format");
    assertFault("/diff/export", "from_version");
    assertFault("/diff/export?from_version=-1", "from_version");
    assertFault("/diff/export?from_version=3&to_version=1", "from_version");
    var nothing = "aggregates/order/" + UUID.randomUUID();
    Exported.assertRefused(Client.auditor(), nothing + "/state/export", 404);
    Exported.assertRefused(Client.auditor(), nothing + "/diff/export?from_version=0", 404);
    Exported.assertRefused(Client.auditor(), order + "/state/export?at=2001-01-01T00:00:00Z", 404);
  }

  private void assertFault(String path, String field) {
    Client.auditor()
        .call()
        .get("/v1/audit/" + order + path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(at("field", equalTo(field)));
  }
}
