package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;

/** A line of JSON for each entry, as the interface shows it. */
final class RecordLines implements EntryWriter<JsonNode> {

  private final OutputStream out;

  RecordLines(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(JsonNode entry) throws IOException {
    out.write((entry.toString() + '\n').getBytes(UTF_8));
  }

  @Override
  public void end() {
    // Nothing is held back.
  }
}
