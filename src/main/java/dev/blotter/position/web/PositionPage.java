package dev.blotter.position.web;

import dev.blotter.position.PositionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of positions, as the description of the API shows it. */
@Schema(description = "A page of positions, the last opened first")
record PositionPage(
    List<PositionView> items,
    @Schema(description = "The cursor of the next page; left out on the last")
        @Nullable String nextCursor) {}
