package dev.blotter.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/**
 * Shows how far a rebuild is: at a terminal in one line that is drawn anew each time, elsewhere in
 * a line for each state.
 */
final class RebuildDisplay {

  private final boolean terminal;
  private final PrintStream out;
  private String state = "";

  RebuildDisplay(boolean terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
  }

  void show(JsonNode rebuild) {
    if (terminal) {
      out.print("\r\u001b[K" + ProgressBar.of(rebuild));
      out.flush();
    } else if (isNews(rebuild)) {
      out.println(ProgressBar.of(rebuild));
    }
  }

  private boolean isNews(JsonNode rebuild) {
    var before = state;
    state = "%s %s".formatted(rebuild.path("state").asText(), rebuild.path("paused").asBoolean());
    return !state.equals(before);
  }

  /** What follows begins on a line of its own. */
  void end() {
    if (terminal) {
      out.println();
    }
  }
}
