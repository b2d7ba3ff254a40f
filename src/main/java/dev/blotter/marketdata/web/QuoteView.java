package dev.blotter.marketdata.web;

import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Quote;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The latest prices of one instrument. */
@Schema(description = "The latest prices of one instrument; one that is not known is left out")
record QuoteView(
    @Schema(implementation = String.class, examples = "AAPL") Symbol symbol,
    @Nullable @Schema(implementation = String.class, examples = "187.24") Price bid,
    @Nullable @Schema(implementation = String.class, examples = "187.26") Price ask,
    @Nullable @Schema(implementation = String.class, examples = "187.25") Price last,
    @Schema(description = "When the newest of them held; others may be older") Instant at) {

  static QuoteView of(Quote quote) {
    return new QuoteView(
        quote.symbol(), price(quote.bid()), price(quote.ask()), price(quote.last()), quote.at());
  }

  private static @Nullable Price price(@Nullable Mark mark) {
    return mark == null ? null : mark.price();
  }
}
