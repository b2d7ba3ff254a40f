package dev.blotter.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blotter.eventlog.EventRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV (RFC 4180) with a line of names. What others chose the text of, a spreadsheet might take for
 * a formula: where it begins like one, a ' goes before it, as OWASP advises.
 */
final class CsvWriter implements EntryWriter<EventRow> {

  private static final String FORMULA = "=+-@\t\r";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "lane",
              "lane_position",
              "occurred_at",
              "event_id",
              "aggregate_type",
              "aggregate_id",
              "aggregate_version",
              "event_type",
              "schema_version",
              "user_id",
              "effective_at",
              "command_id",
              "correlation_id",
              "causation_id",
              "actor_type",
              "actor_id",
              "payload")
          .get();

  private final CSVPrinter printer;

  CsvWriter(OutputStream out) {
    try {
      printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, UTF_8)), FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(EventRow event) throws IOException {
    printer.printRecord(
        event.lane(),
        event.lanePosition(),
        event.occurredAt(),
        event.eventId(),
        event.aggregateType(),
        event.aggregateId(),
        event.aggregateVersion(),
        event.eventType(),
        event.schemaVersion(),
        event.userId(),
        event.effectiveAt(),
        harmless(event.commandId()),
        event.correlationId(),
        event.causationId(),
        event.actorType(),
        harmless(event.actorId()),
        harmless(event.payload()));
  }

  static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public void end() throws IOException {
    printer.flush();
  }
}
