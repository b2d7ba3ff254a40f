package dev.blotter.audit.web;

import static dev.blotter.http.JsonBody.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.export.Duck;
import dev.blotter.audit.export.OpenedZip;
import dev.blotter.http.Account;
import dev.blotter.http.Client;
import dev.blotter.http.JsonBody;
import dev.blotter.json.Json;
import dev.blotter.verifier.Leaf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@QuarkusTest
class ExportOverHttpTest {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  @TempDir Path folder;

  private Account ada;

  @BeforeEach
  void trade() {
    ada = Account.withCash("10000.00");
    String order = ada.buy("=1+1", "ACME", "10", "10.00").as(JsonBody.class).at("order_id");
    Account.trade(order, "x" + order, "10", "9.50").then().statusCode(200);
  }

  private static Response export(Client client, String query) {
    return client.call().get("/v1/audit/export?" + query);
  }

  private OpenedZip taken(String query) throws IOException {
    var answer = export(Client.auditor(), "user_id=" + ada.userId() + "&" + query);
    answer.then().statusCode(200).contentType("application/zip");
    return new OpenedZip(Files.write(folder.resolve("export.zip"), answer.asByteArray()));
  }

  private List<String> found(String query) {
    return Client.auditor()
        .call()
        .get("/v1/audit/events?limit=1000&user_id=" + ada.userId() + "&" + query)
        .as(JsonBody.class)
        .at("items.event_id");
  }

  @Test
  void lines_of_json_are_what_the_search_finds() throws IOException {
    for (var query : List.of("order=asc", "order=desc", "event_type=OrderFilled")) {
      var ids =
          taken(query).lines("events.ndjson").stream()
              .map(line -> Json.read(line, JsonNode.class).get("event_id").textValue())
              .toList();
      assertThat(ids).isEqualTo(found(query)).isNotEmpty();
    }
  }

  @Test
  void a_line_holds_what_its_leaf_is_the_hash_of() throws IOException {
    var line = taken("event_type=OrderFilled").lines("events.ndjson").getFirst();
    var id = Json.read(line, JsonNode.class).get("event_id").textValue();
    var proofs = "/v1/audit/ledger/proofs/inclusion?event_id=" + id;
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Client.auditor().call().get(proofs).statusCode() == 200);
    String leaf = Client.auditor().call().get(proofs).as(JsonBody.class).at("leaf");
    assertThat(HexFormat.of().formatHex(Leaf.of(line))).isEqualTo(leaf);
  }

  @Test
  void the_verifier_says_what_an_export_shows_and_what_not() throws IOException {
    for (var format : List.of("ndjson", "csv", "parquet")) {
      var said = Verified.of(taken("format=" + format).path());
      assertThat(said).endsWith("0").contains("SIGNED, NOT PROVED").doesNotContain("VERIFIED");
    }
  }

  @Test
  void the_manifest_says_who_asked_for_what_and_how_much_there_is_of_each_lane()
      throws IOException {
    var zip = taken("event_type=OrderFilled&event_type=OrderAccepted&denied=false");
    var manifest = Json.read(zip.lines("manifest.json").getFirst(), JsonNode.class);
    assertThat(manifest.get("made_by").textValue()).isEqualTo("AUDITOR aud-1");
    assertThat(manifest.get("query").get("user_id").textValue()).isEqualTo(ada.userId().toString());
    assertThat(manifest.get("query").get("event_type")).hasSize(2);
    assertThat(manifest.get("query").has("symbol")).isFalse();
    assertThat(manifest.get("events").intValue()).isEqualTo(zip.lines("events.ndjson").size());
    assertThat(manifest.get("lanes")).hasSize(1);
    assertThat(manifest.get("up_to").get("positions")).hasSize(64);
    var file = manifest.get("files").get(0);
    assertThat(file.get("name").textValue()).isEqualTo("events.ndjson");
    assertThat(file.get("size").longValue()).isEqualTo(Files.size(zip.extracted("events.ndjson")));
  }

  @Test
  void comma_separated_values_start_no_formula_and_lose_nothing() throws IOException {
    var zip = taken("order=asc&format=csv");
    try (var csv = CSVParser.parse(String.join("\r\n", zip.lines("events.csv")), CSV)) {
      var records = csv.getRecords();
      assertThat(records.stream().map(row -> row.get("event_id")).toList())
          .isEqualTo(found("order=asc"));
      assertThat(records)
          .allSatisfy(row -> assertThat(row.toList()).noneMatch(cell -> cell.startsWith("=")))
          .anySatisfy(row -> assertThat(row.get("payload")).contains("\"=1+1\""));
    }
  }

  @Test
  void another_reader_of_parquet_finds_the_same() throws IOException, SQLException {
    var file = taken("order=asc&format=parquet").extracted("events.parquet");
    var ids = Duck.first("SELECT event_id FROM read_parquet('%s')".formatted(file));
    assertThat(ids).isEqualTo(found("order=asc"));
  }

  @Test
  void a_search_that_finds_nothing_is_an_export_of_nothing() throws IOException {
    for (var format : List.of("ndjson", "csv", "parquet")) {
      var zip = taken("command_id=nothing&format=" + format);
      assertThat(zip.names()).contains("events." + format, "manifest.json", "manifest.sig");
      assertThat(Verified.of(zip.path())).endsWith("0");
    }
  }

  @Test
  void personal_data_stays_encrypted() throws IOException {
    assertThat(String.join("", taken("event_type=UserRegistered").lines("events.ndjson")))
        .contains("UserRegistered")
        .doesNotContain("@example.com");
  }

  @Test
  void what_cannot_be_exported_is_said() {
    export(Client.auditor(), "format=xls")
        .then()
        .statusCode(400)
        .body(at("code", equalTo("INVALID_PARAMETER")));
    export(Client.auditor(), "user_id=x").then().statusCode(400);
    export(ada.trader(), "user_id=" + ada.userId()).then().statusCode(403);
    export(Client.operator(), "user_id=" + ada.userId()).then().statusCode(200);
  }

  @Test
  void nothing_of_it_is_left_on_the_disk() throws IOException {
    taken("format=csv");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> left() == 0);
  }

  @Test
  void nor_when_the_client_leaves_before_it_has_read_it() throws IOException {
    for (int i = 0; i < 5; i++) {
      var request =
          "GET /v1/audit/export?format=parquet HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(Client.auditor().token());
      try (var socket = new Socket("localhost", RestAssured.port)) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        if (i > 2) {
          assertThat(socket.getInputStream().read()).isEqualTo('H');
        } else {
          Awaitility.await().pollDelay(Duration.ofMillis(20L * i)).until(() -> true);
        }
      }
    }
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> left() == 0);
  }

  private static long left() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("blotter-export-")).count();
    }
  }
}
