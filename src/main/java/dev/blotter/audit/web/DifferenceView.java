package dev.blotter.audit.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.audit.Difference;
import dev.blotter.eventlog.EventView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of an aggregate. */
@Schema(description = "What differs between two versions of an aggregate")
record DifferenceView(long fromVersion, long toVersion, List<ChangeView> changes) {

  /** One value that differs. */
  @Schema(description = "A value that differs, and the last event that changed it")
  record ChangeView(
      @Schema(description = "A JSON pointer into the state", examples = "/figures/status")
          String path,
      @Schema(implementation = Object.class, description = "Left out where there was none")
          @Nullable JsonNode before,
      @Schema(implementation = Object.class, description = "Left out where there is none any more")
          @Nullable JsonNode after,
      EventView event) {

    static ChangeView of(Difference difference) {
      return new ChangeView(
          difference.path(),
          difference.before(),
          difference.after(),
          EventView.of(difference.event()));
    }
  }

  static DifferenceView of(long from, long to, List<Difference> differences) {
    return new DifferenceView(from, to, differences.stream().map(ChangeView::of).toList());
  }
}
