package dev.blotter.ledger.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator says to faults. */
@Schema(description = "That an operator knows of faults, and what became of them")
record AcknowledgementRequest(
    @NotNull
        @Min(1)
        @Schema(description = "The number of the last fault acknowledged", examples = "3")
        Long upTo,
    @NotBlank
        @Size(max = 1000)
        @Schema(examples = "restored from the backup of Sunday after the disk failed")
        String reason) {}
