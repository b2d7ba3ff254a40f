package dev.blotter.trading.web;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which day accounts are to be valued for. */
@Schema(description = "Which day accounts are to be valued for")
record ValuationRequest(
    @Schema(
            description =
                "The last trading day that is over, or the one that goes on; left out for the"
                    + " former",
            examples = "2026-11-27")
        @Nullable LocalDate day,
    @Schema(
            description =
                "Whose account, whether anything has changed or not; left out for all. The account"
                    + " must have been there on that day")
        @Nullable UUID userId) {}
