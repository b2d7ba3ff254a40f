package dev.blotter.marketdata.web;

import dev.blotter.kernel.Price;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one day closed at. */
@Schema(description = "What one day closed at")
record DailyCloseRequest(
    @NotNull @Schema(examples = "2026-11-27") LocalDate day,
    @NotNull @Schema(implementation = String.class, examples = "187.25") Price close) {}
