package dev.blotter.user.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why trading is stopped; it is kept in the log for ever and must not name persons. */
@Schema(description = "Why it is done; kept in the log for ever, so without personal data")
record BlockRequest(
    @NotBlank @Size(max = 500) @Schema(examples = "margin call not met") String reason,
    @Nullable
        @Schema(description = "true: orders that only make a position smaller are still taken")
        Boolean closeOnly) {}
