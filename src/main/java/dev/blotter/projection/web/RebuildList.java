package dev.blotter.projection.web;

import dev.blotter.projection.rebuild.Rebuild;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Several rebuilds. */
@Schema(description = "Rebuilds of read models")
record RebuildList(List<RebuildView> items) {

  RebuildList {
    items = List.copyOf(items);
  }

  static RebuildList of(List<Rebuild> rebuilds) {
    return new RebuildList(rebuilds.stream().map(RebuildView::of).toList());
  }
}
