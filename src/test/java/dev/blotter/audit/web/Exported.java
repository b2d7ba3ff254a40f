package dev.blotter.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.export.Duck;
import dev.blotter.audit.export.OpenedZip;
import dev.blotter.http.Client;
import dev.blotter.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What an auditor has taken along, kept in a folder of the test. */
public record Exported(Path folder) {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  public OpenedZip zip(String path) throws IOException {
    return zip(Client.auditor(), path);
  }

  public OpenedZip zip(Client client, String path) throws IOException {
    var answer = client.call().urlEncodingEnabled(false).get("/v1/audit/" + path);
    answer.then().statusCode(200).contentType("application/zip");
    return new OpenedZip(Files.write(folder.resolve("export.zip"), answer.asByteArray()));
  }

  /** What is shown of the same, under that name where it is only a part of the answer. */
  public static List<JsonNode> shown(String path, String name) {
    var answer = Client.auditor().call().urlEncodingEnabled(false).get("/v1/audit/" + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    var shown = Json.read(answer.asString(), JsonNode.class);
    return name.isEmpty()
        ? List.of(shown)
        : StreamSupport.stream(shown.get(name).spliterator(), false).toList();
  }

  public static List<JsonNode> lines(OpenedZip zip, String list) {
    return zip.lines(list + ".ndjson").stream()
        .map(line -> Json.read(line, JsonNode.class))
        .toList();
  }

  public static JsonNode manifest(OpenedZip zip) {
    return Json.read(zip.lines("manifest.json").getFirst(), JsonNode.class);
  }

  public List<CSVRecord> rows(String path, String list) throws IOException {
    var lines = zip(path + joint(path) + "format=csv").lines(list + ".csv");
    try (var csv = CSVParser.parse(String.join("\r\n", lines), CSV)) {
      return csv.getRecords();
    }
  }

  /** The column of that name as another reader of Parquet finds it. */
  public List<String> column(String path, String list, String name)
      throws IOException, SQLException {
    var zip = zip(path + joint(path) + "format=parquet");
    var file = zip.extracted(list + ".parquet");
    return Duck.first("SELECT \"%s\" FROM '%s'".formatted(name, file));
  }

  /** Each format holds the entries as they are shown, and is signed. */
  public void assertHolds(String path, String list, List<JsonNode> entries, String column)
      throws IOException, SQLException {
    var zip = zip(path);
    assertThat(lines(zip, list)).containsExactlyElementsOf(entries);
    assertThat(manifest(zip).get("list").textValue()).isEqualTo(list);
    assertThat(manifest(zip).get("records").intValue()).isEqualTo(entries.size());
    assertThat(Verified.of(zip.path())).endsWith("0").contains("SIGNED, NOT PROVED");
    var values = entries.stream().map(entry -> text(entry.get(column))).toList();
    assertThat(rows(path, list)).map(row -> row.get(column)).isEqualTo(values);
    assertThat(column(path, list, column)).isEqualTo(values);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** Whoever may not, or asks for what cannot be, is given no file. */
  public static void assertRefused(Client client, String path, int status) {
    var answer = client.call().urlEncodingEnabled(false).get("/v1/audit/" + path);
    answer.then().statusCode(status).contentType("application/problem+json");
  }

  /** The operations that the record of reads has of somebody, the last first. */
  public static List<String> readsOf(Client reader) {
    List<String> found = new ArrayList<>();
    shown("accesses?reader=" + reader.subject(), "items")
        .forEach(
            entry ->
                found.add(entry.path("operation").asText() + " " + entry.path("user_id").asText()));
    return found;
  }

  private static String joint(String path) {
    return path.contains("?") ? "&" : "?";
  }
}
