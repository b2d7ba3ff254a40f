package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes entries of a list one after the other; for worker threads, one at a time. */
interface RecordWriter {

  void write(JsonNode entry) throws IOException;

  /** Writes what is still held back. */
  void end() throws IOException;

  /**
   * The value of a column as text, JSON where it is an object or a list; null where there is none.
   */
  static @Nullable String text(JsonNode entry, String column) {
    var value = entry.get(column);
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
