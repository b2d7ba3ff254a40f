package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

class RecordCsvTest {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /** What a reader of CSV finds where the interface shows that JSON. */
  private static String written(String json) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new RecordCsv(out, List.of("value"));
    writer.write(Json.read("{\"value\": " + json + "}", JsonNode.class));
    writer.end();
    try (var csv = CSVParser.parse(out.toString(UTF_8), CSV)) {
      return csv.getRecords().getFirst().get("value");
    }
  }

  @Test
  void decimals_below_zero_stay_numbers() throws IOException {
    for (var decimal : List.of("-50", "-0.25", "-1234567.89", "0", "12.50")) {
      assertThat(written("\"" + decimal + "\"")).isEqualTo(decimal);
    }
    assertThat(written("-7")).isEqualTo("-7");
  }

  @Test
  void what_a_spreadsheet_would_compute_is_made_text() throws IOException {
    for (var formula : List.of("=1+1", "-1+1", "+1", "-", "-1.", "-.5", "--1", "-1e5", "@A1")) {
      assertThat(written("\"" + formula + "\"")).isEqualTo("'" + formula);
    }
  }
}
