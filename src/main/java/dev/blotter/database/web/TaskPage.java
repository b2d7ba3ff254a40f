package dev.blotter.database.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of the history, for the description of the API. */
@Schema(description = "Tasks that have ended, the last asked for first")
record TaskPage(
    List<TaskView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
