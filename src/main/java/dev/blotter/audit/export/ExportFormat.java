package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.eventlog.EventRow;
import java.io.OutputStream;
import java.util.List;

/** How an export is written; the names are those of the interface. */
public enum ExportFormat {
  ndjson,
  csv,
  parquet;

  /** The name of the file that holds the list of that name. */
  String file(String list) {
    return list + "." + name();
  }

  EntryWriter<EventRow> writer(OutputStream out) {
    return switch (this) {
      case ndjson -> new NdjsonWriter(out);
      case csv -> new CsvWriter(out);
      case parquet -> new ParquetWriter(out);
    };
  }

  /** The same of entries that have those columns. */
  EntryWriter<JsonNode> writer(OutputStream out, List<String> columns) {
    return switch (this) {
      case ndjson -> new RecordLines(out);
      case csv -> new RecordCsv(out, columns);
      case parquet -> new RecordParquet(out, columns);
    };
  }
}
