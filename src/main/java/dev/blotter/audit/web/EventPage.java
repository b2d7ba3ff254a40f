package dev.blotter.audit.web;

import dev.blotter.eventlog.EventView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Events of an aggregate, oldest first. */
@Schema(description = "Events of an aggregate, oldest first")
record EventPage(
    List<EventView> items,
    @Schema(description = "from_version of the next page; left out on the last")
        @Nullable Long nextVersion) {}
