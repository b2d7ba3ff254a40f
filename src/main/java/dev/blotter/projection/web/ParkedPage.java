package dev.blotter.projection.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of parked users, as the description of the API shows it. */
@Schema(description = "Parked users, the last parked first")
record ParkedPage(
    List<ParkedView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
