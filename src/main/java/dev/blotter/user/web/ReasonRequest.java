package dev.blotter.user.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done; it is kept in the log for ever and must not name persons. */
@Schema(description = "Why it is done; kept in the log for ever, so without personal data")
record ReasonRequest(
    @NotBlank @Size(max = 500) @Schema(examples = "margin call not met") String reason) {}
