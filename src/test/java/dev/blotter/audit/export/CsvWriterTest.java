package dev.blotter.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  @Test
  void what_a_spreadsheet_would_compute_is_made_text() {
    for (var text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
      assertThat(CsvWriter.harmless(text)).isEqualTo("'" + text);
    }
  }

  @Test
  void everything_else_stays_as_it_is() {
    for (var text : List.of("", "place:algo-1", "{\"qty\": \"-1\"}", "a=b")) {
      assertThat(CsvWriter.harmless(text)).isEqualTo(text);
    }
  }
}
