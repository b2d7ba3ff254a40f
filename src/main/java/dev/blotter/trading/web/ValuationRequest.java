package dev.blotter.trading.web;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which day accounts are to be valued for. */
@Schema(description = "Which day accounts are to be valued for")
record ValuationRequest(
    @Schema(
            description = "Not after today; left out for the last trading day that is over",
            examples = "2026-11-27")
        @Nullable LocalDate day,
    @Schema(description = "Whose account, whether anything has changed or not; left out for all")
        @Nullable UUID userId) {}
