package dev.blotter.user.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the register of erasures, as the description of the API shows it. */
@Schema(description = "Erasures, the newest first")
record ErasurePage(
    List<ErasureView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
