package dev.blotter.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** One line that shows how far a rebuild is. */
final class ProgressBar {

  private static final int WIDTH = 30;

  private ProgressBar() {}

  static String of(JsonNode rebuild) {
    long total = rebuild.path("events_total").asLong();
    long done = rebuild.path("events_done").asLong();
    var state = rebuild.path("state").asText();
    var line = new StringBuilder("%-10s ".formatted(rebuild.path("projection").asText()));
    line.append(bar(total == 0 && !rebuild.hasNonNull("ended_at") ? 0 : part(done, total)));
    line.append(' ').append(rebuild.path("paused").asBoolean() ? state + " (paused)" : state);
    if (total > 0) {
      line.append(String.format(Locale.ROOT, "  %,d of %,d events", done, total));
    }
    append(line, rebuild, "events_per_second", "  %,d/s");
    switch (state) {
      case "FILLING" -> append(line, rebuild, "seconds_left", "  %,d s left");
      case "INDEXING" -> append(line, rebuild, "indexes_left", "  %,d indexes left");
      case "CATCHING_UP" -> append(line, rebuild, "events_behind", "  %,d events behind");
      case "COMPARING" -> append(line, rebuild, "lanes_compared", "  %,d of 64 lanes compared");
      default -> {}
    }
    return line.toString();
  }

  private static double part(long done, long total) {
    return total == 0 ? 1 : (double) done / total;
  }

  private static String bar(double part) {
    int full = (int) Math.round(part * WIDTH);
    return "[%s%s] %3d%%"
        .formatted("#".repeat(full), ".".repeat(WIDTH - full), Math.round(part * 100));
  }

  private static void append(StringBuilder line, JsonNode rebuild, String field, String format) {
    if (rebuild.hasNonNull(field)) {
      line.append(String.format(Locale.ROOT, format, rebuild.path(field).asLong()));
    }
  }
}
