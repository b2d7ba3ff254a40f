package dev.blotter.audit.export;

import java.io.OutputStream;

/** How events are written; the names are those of the interface. */
public enum ExportFormat {
  ndjson,
  csv,
  parquet;

  String file() {
    return "events." + name();
  }

  EventWriter writer(OutputStream out) {
    return switch (this) {
      case ndjson -> new NdjsonWriter(out);
      case csv -> new CsvWriter(out);
      case parquet -> new ParquetWriter(out);
    };
  }
}
