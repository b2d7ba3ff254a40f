package dev.blotter.audit.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the record of refusals, as the description of the API shows it. */
@Schema(description = "Refused commands, the newest first")
record RefusalPage(
    List<RefusalView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
