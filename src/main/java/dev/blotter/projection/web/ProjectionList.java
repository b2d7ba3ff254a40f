package dev.blotter.projection.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the read models do. */
@Schema(description = "The read models and how far they follow the log")
record ProjectionList(
    @Schema(description = "For how long some lane has stood still with work to do")
        double lagSeconds,
    List<Item> items) {

  ProjectionList {
    items = List.copyOf(items);
  }

  /** One of them. */
  @Schema(name = "ReadModel", description = "A read model")
  record Item(
      @Schema(examples = "orders") String projection,
      @Schema(description = "Events not applied yet") long lagEvents,
      @Schema(description = "Events set aside since they cannot be applied") long parkedEvents,
      @Schema(description = "Users of whom these are") long parkedUsers,
      @Nullable @Schema(description = "The rebuild that is under way") RebuildView rebuild) {}
}
