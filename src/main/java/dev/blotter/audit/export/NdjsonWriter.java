package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.eventlog.EventRow;
import dev.blotter.json.Json;
import java.io.IOException;
import java.io.OutputStream;

/** A line of JSON for each event, in the form of a bundle's events, from which its leaf follows. */
final class NdjsonWriter implements EntryWriter<EventRow> {

  private final OutputStream out;

  NdjsonWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(EventRow event) throws IOException {
    out.write((Json.write(event) + '\n').getBytes(UTF_8));
  }

  @Override
  public void end() {
    // Nothing is held back.
  }
}
