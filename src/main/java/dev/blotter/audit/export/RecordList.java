package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import java.util.List;

/**
 * A list of what the service keeps or makes beside the log, to be taken along.
 *
 * @param name of the list, and of the file in the export
 * @param columns the names that its entries have, in their order; an entry may lack some
 * @param pages its entries as the interface shows them, page by page
 */
public record RecordList(String name, List<String> columns, Multi<List<JsonNode>> pages) {

  public RecordList {
    columns = List.copyOf(columns);
  }
}
