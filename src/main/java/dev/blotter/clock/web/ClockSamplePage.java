package dev.blotter.clock.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the record of clocks, as the description of the API shows it. */
@Schema(description = "Comparisons of clocks, the newest first")
record ClockSamplePage(
    List<ClockSampleView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
