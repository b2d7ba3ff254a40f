package dev.blotter.ledger.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of faults, for the description of the API. */
@Schema(description = "Faults, the newest first")
record FaultPage(
    List<FaultEntryView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
