package dev.blotter.kernel;

/** How an export is written; the names are those of the interface. */
public enum ExportFormat {
  ndjson,
  csv,
  parquet;

  /** The name of the file that holds the list of that name. */
  public String file(String list) {
    return list + "." + name();
  }
}
