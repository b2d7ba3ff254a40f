package dev.blotter.projection.web;

import dev.blotter.projection.rebuild.RowDifference;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Live rows that were wrong. */
@Schema(description = "Live rows that were not what the log makes of them; not all are kept")
record DifferenceList(List<RowDifference> items) {

  DifferenceList {
    items = List.copyOf(items);
  }
}
