package dev.blotter.audit.web;

import dev.blotter.eventlog.EventView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of found events, for the description of the API. */
@Schema(
    name = "EventSearchPage",
    description = "Events that were found, the newest first unless order says otherwise")
record FoundPage(
    List<EventView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
