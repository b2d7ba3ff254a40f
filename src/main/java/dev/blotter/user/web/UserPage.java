package dev.blotter.user.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of users, as the description of the API shows it. */
@Schema(description = "The users that were found, the newest first")
record UserPage(
    List<UserItem> items,
    @Schema(description = "The cursor of the next page; left out on the last")
        @Nullable String nextCursor) {}
