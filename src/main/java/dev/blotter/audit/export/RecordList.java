package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.evidence.ListedFile;
import dev.blotter.kernel.ExportFormat;
import io.smallrye.mutiny.Multi;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of what the service keeps or makes beside the log, to be taken along.
 *
 * @param name of the list, and of the file in the export
 * @param columns the names that its entries have, in their order; an entry may lack some
 * @param pages its entries as the interface shows them, page by page
 */
public record RecordList(String name, List<String> columns, Multi<List<JsonNode>> pages)
    implements Contents<JsonNode> {

  public RecordList {
    columns = List.copyOf(columns);
  }

  @Override
  public EntryWriter<JsonNode> writer(ExportFormat format, OutputStream out) {
    return EntryWriters.ofRecords(format, out, columns);
  }

  @Override
  public Object manifest(Export export, Instant madeAt, long entries, List<ListedFile> files) {
    return new RecordManifest(
        ExportManifest.FORMAT,
        madeAt,
        export.madeBy(),
        name,
        export.asked(),
        entries,
        files,
        ExportManifest.Selection.SELECTION);
  }

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
