package dev.blotter.marketdata.web;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Prices of an instrument; what is left out stays as it was known. */
@Schema(description = "Prices of an instrument; what is left out stays as it was known")
record QuoteRequest(
    @Nullable @Schema(implementation = String.class, examples = "187.24") Price bid,
    @Nullable @Schema(implementation = String.class, examples = "187.26") Price ask,
    @Nullable @Schema(implementation = String.class, examples = "187.25") Price last,
    @Nullable @Schema(description = "When they held; now where left out") Instant at) {

  Quote quote(Symbol symbol, Instant now) {
    return new Quote(symbol, bid, ask, last, at == null ? now : at);
  }
}
