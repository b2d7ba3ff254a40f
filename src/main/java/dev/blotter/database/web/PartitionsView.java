package dev.blotter.database.web;

import dev.blotter.database.archive.TablePartitions;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The partitioned tables. */
@Schema(description = "The partitioned tables and their partitions, archived ones among them")
record PartitionsView(List<TablePartitions> tables) {

  PartitionsView {
    tables = List.copyOf(tables);
  }
}
