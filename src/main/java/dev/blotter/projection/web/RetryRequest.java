package dev.blotter.projection.web;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why parked events are tried again. */
@Schema(description = "Why it is done; kept for ever, so without personal data")
record RetryRequest(
    @Nullable @Size(min = 1, max = 500) @Schema(examples = "constraint dropped") String reason) {}
