package dev.blotter.activity.web;

import dev.blotter.activity.Activity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of activities, as the description of the API shows it. */
@Schema(description = "A page of activities, the newest first unless oldest_first is true")
record ActivityPage(
    List<Activity> items,
    @Schema(description = "The cursor of the next page; left out on the last")
        @Nullable String nextCursor) {}
