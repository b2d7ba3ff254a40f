package dev.blotter.marketdata.web;

import dev.blotter.kernel.Symbol;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That closes are stored. */
@Schema(description = "The closes are stored")
record DailyClosesView(
    @Schema(implementation = String.class, examples = "AAPL") Symbol symbol,
    @Schema(description = "The first day told") LocalDate from,
    @Schema(description = "The last day told") LocalDate to,
    @Schema(description = "How many days were told", examples = "250") int days) {}
