package dev.blotter.audit.web;

import dev.blotter.position.PositionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of positions as of a moment, as the description of the API shows it. */
@Schema(description = "A page of positions as they were at a moment, newest first")
record PastPositionPage(
    List<PositionView> items,
    @Schema(description = "The cursor of the next page; left out on the last")
        @Nullable String nextCursor) {}
