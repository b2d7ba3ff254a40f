package dev.blotter.stream.web;

import dev.blotter.stream.Ending;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands in a feed besides events, as the description of the API shows it. */
@Schema(description = "How far a feed is, where there is no event to tell it")
record FeedNote(
    @Schema(description = "To resume from") String cursor,
    @Schema(description = "true on a line that says no more than that") @Nullable Boolean heartbeat,
    @Schema(description = "true on the last line, where the service ends the feed")
        @Nullable Boolean resume,
    @Schema(description = "Why the service ends the feed") @Nullable Ending reason) {}
