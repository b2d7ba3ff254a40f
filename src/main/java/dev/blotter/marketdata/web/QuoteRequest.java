package dev.blotter.marketdata.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Prices of an instrument; what is left out stays as it was known. */
@Schema(description = "Prices of an instrument; what is left out stays as it was known")
record QuoteRequest(
    @Nullable @Schema(implementation = String.class, examples = "187.24") Price bid,
    @Nullable @Schema(implementation = String.class, examples = "187.26") Price ask,
    @Nullable @Schema(implementation = String.class, examples = "187.25") Price last,
    @Nullable
        @PastOrPresent(message = "must not lie ahead of now")
        @Schema(description = "When they held; now where left out, a minute ahead at most")
        Instant at) {

  Quote quote(Symbol symbol, Instant now) {
    if (bid == null && ask == null && last == null) {
      throw RequestProblem.field("last", "is missing, and so are bid and ask: give one of them");
    }
    return new Quote(
        symbol,
        positive("bid", bid),
        positive("ask", ask),
        positive("last", last),
        at == null ? now : at);
  }

  private static @Nullable Price positive(String field, @Nullable Price price) {
    if (price != null && price.isZero()) {
      throw RequestProblem.field(field, "must be greater than zero");
    }
    return price;
  }
}
