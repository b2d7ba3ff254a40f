package dev.blotter.projection.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which event is passed over, and why. */
@Schema(description = "The event that is passed over for good, and why")
record SkipRequest(
    @NotNull @Schema(description = "The first parked event of the user; no other") UUID eventId,
    @NotBlank
        @Size(max = 500)
        @Schema(
            description = "Kept for ever, so without personal data",
            examples = "symbol longer than the column; ticket 4711")
        String reason) {}
