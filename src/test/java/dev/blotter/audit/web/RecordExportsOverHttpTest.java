package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.export.Duck;
import dev.blotter.audit.export.OpenedZip;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.Roles;
import dev.blotter.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listed beside the log can be taken along as well. */
@Tag("service")
@QuarkusTest
class RecordExportsOverHttpTest {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  @TempDir Path folder;

  private Account ada;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    String order = ada.buy("=1+1", "ACME", "10", "10.00").path("order_id");
    Account.trade(order, "x" + order, "10", "9.50").then().statusCode(200);
    ada.buy("second", "ACME", "1", "10.00").then().statusCode(201);
  }

  private OpenedZip taken(String path) throws IOException {
    var answer = Client.auditor().call().get("/v1/audit/" + path);
    answer.then().statusCode(200).contentType("application/zip");
    return new OpenedZip(Files.write(folder.resolve("export.zip"), answer.asByteArray()));
  }

  private static JsonNode listed(String path) {
    return Json.read(
            Client.auditor().call().get("/v1/audit/" + path).then().extract().asString(),
            JsonNode.class)
        .get("items");
  }

  private static List<JsonNode> lines(OpenedZip zip, String name) {
    return zip.lines(name).stream().map(line -> Json.read(line, JsonNode.class)).toList();
  }

  @Test
  void refusals_are_taken_along_as_they_are_listed() throws IOException, SQLException {
    var eve = Client.trader(UUID.randomUUID());
    eve.send("{}").post(ada.path("/orders"));
    eve.send("{}").post(ada.path("/cash-movements"));
    var some = "?actor=" + eve.subject();
    Awaitility.await().until(() -> listed("refusals" + some).size() == 2);
    var zip = taken("refusals/export" + some);
    assertThat(lines(zip, "refusals.ndjson")).containsExactlyElementsOf(listed("refusals" + some));
    assertThat(Verified.of(zip.path())).endsWith("0").contains("SIGNED, NOT PROVED");
    assertThat(taken("refusals/export" + some + "&format=csv").lines("refusals.csv").getFirst())
        .startsWith("refusal_id,at,last_at,times,actor,roles,operation");
    var parquet = taken("refusals/export" + some + "&format=parquet");
    var file = parquet.extracted("refusals.parquet");
    assertThat(Duck.first("SELECT actor FROM '" + file + "'"))
        .hasSize(2)
        .containsOnly(eve.subject());
  }

  @Test
  void reads_are_taken_along_beyond_the_first_page_and_with_that_read_itself() throws IOException {
    var reader = new Client(Roles.AUDITOR, "aud-" + UUID.randomUUID());
    for (int i = 0; i < 3; i++) {
      reader.call().get("/v1/audit/events?user_id=" + ada.userId()).then().statusCode(200);
    }
    var zip = taken("accesses/export?reader=" + reader.subject());
    assertThat(lines(zip, "accesses.ndjson"))
        .hasSize(3)
        .allMatch(line -> line.get("operation").textValue().equals("findEvents"));
    assertThat(listed("accesses?limit=1").get(0).get("operation").textValue())
        .isIn("exportAccesses", "listAccesses");
  }

  @Test
  void orders_as_of_a_moment_are_taken_along_as_they_are_replayed()
      throws IOException, SQLException {
    var account = "users/" + ada.userId();
    var expected = listed(account + "/orders");
    var zip = taken(account + "/export/orders");
    assertThat(lines(zip, "orders.ndjson")).hasSize(2).containsExactlyElementsOf(expected);
    assertThat(Verified.of(zip.path())).endsWith("0").contains("SIGNED, NOT PROVED");
    var manifest = Json.read(zip.lines("manifest.json").getFirst(), JsonNode.class);
    assertThat(manifest.get("list").textValue()).isEqualTo("orders");
    assertThat(manifest.get("records").intValue()).isEqualTo(2);
    assertThat(manifest.get("query").get("user_id").textValue()).isEqualTo("" + ada.userId());
    assertThat(manifest.get("query").has("at")).isTrue();
    var csv = String.join("\r\n", taken(account + "/export/orders?format=csv").lines("orders.csv"));
    assertThat(CSVParser.parse(csv, CSV).getRecords())
        .map(line -> line.get("client_order_id"))
        .containsExactly("second", "'=1+1");
    var file = taken(account + "/export/orders?format=parquet").extracted("orders.parquet");
    assertThat(Duck.first("SELECT qty FROM '" + file + "'")).containsExactly("1", "10");
  }

  @Test
  void positions_are_those_of_that_moment() throws IOException {
    var account = "users/" + ada.userId();
    var before = listed(account + "/orders").get(1).get("placed_at").textValue();
    assertThat(lines(taken(account + "/export/positions?open=true"), "positions.ndjson"))
        .hasSize(1)
        .allMatch(position -> position.get("symbol").textValue().equals("ACME"));
    assertThat(taken(account + "/export/positions?at=" + before).lines("positions.ndjson"))
        .isEmpty();
  }

  @Test
  void a_trader_takes_along_what_is_the_trader_s_own() {
    var own = "/v1/audit/users/" + ada.userId() + "/export/orders";
    ada.trader().call().get(own).then().statusCode(200).contentType("application/zip");
    Client.trader(UUID.randomUUID()).call().get(own).then().statusCode(404);
    ada.trader().call().get("/v1/audit/refusals/export").then().statusCode(403);
    Client.auditor()
        .call()
        .get("/v1/audit/refusals/export?format=xls")
        .then()
        .statusCode(400)
        .body("field", equalTo("format"));
  }
}
