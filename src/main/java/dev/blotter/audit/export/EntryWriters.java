package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.ExportFormat;
import java.io.OutputStream;
import java.util.List;

/** What writes entries in each format. */
final class EntryWriters {

  private EntryWriters() {}

  static EntryWriter<EventRow> ofEvents(ExportFormat format, OutputStream out) {
    return switch (format) {
      case ndjson -> new NdjsonWriter(out);
      case csv -> new CsvWriter(out);
      case parquet -> new ParquetWriter(out);
    };
  }

  /** Of entries that have those columns. */
  static EntryWriter<JsonNode> ofRecords(
      ExportFormat format, OutputStream out, List<String> columns) {
    return switch (format) {
      case ndjson -> new RecordLines(out);
      case csv -> new RecordCsv(out, columns);
      case parquet -> new RecordParquet(out, columns);
    };
  }
}
