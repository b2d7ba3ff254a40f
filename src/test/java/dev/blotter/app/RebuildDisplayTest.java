package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildDisplayTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private String shown(boolean terminal, List<String> states) {
    var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    var display = new RebuildDisplay(terminal, out);
    states.forEach(state -> display.show(rebuild(state)));
    display.end();
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static ObjectNode rebuild(String state) {
    return new ObjectMapper().createObjectNode().put("projection", "orders").put("state", state);
  }

  @Test
  void a_terminal_has_one_line_that_is_drawn_anew() {
    var text = shown(true, List.of("FILLING", "FILLING", "SWAPPED"));
    assertThat(text.split("\r", -1)).hasSize(4);
    assertThat(text).containsOnlyOnce("\n").endsWith("\n");
  }

  @Test
  void a_file_has_a_line_for_each_state_and_no_signs_for_terminals() {
    var text = shown(false, List.of("FILLING", "FILLING", "INDEXING", "SWAPPED"));
    assertThat(text.lines()).hasSize(3).noneMatch(line -> line.contains("\u001b"));
  }
}
