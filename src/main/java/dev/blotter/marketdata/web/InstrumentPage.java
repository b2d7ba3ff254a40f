package dev.blotter.marketdata.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of instruments, or of versions of one, for the description of the API. */
@Schema(description = "Instruments by their symbols, or versions of one, the newest first")
record InstrumentPage(
    List<InstrumentView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
