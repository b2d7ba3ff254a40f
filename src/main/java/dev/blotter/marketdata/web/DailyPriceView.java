package dev.blotter.marketdata.web;

import dev.blotter.kernel.Price;
import dev.blotter.marketdata.DailyPrice;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an instrument closed at on a day. */
@Schema(description = "What an instrument closed at on a day, in its quote currency")
record DailyPriceView(
    LocalDate day,
    @Schema(implementation = String.class, examples = "187.25") Price close,
    @Schema(
            description =
                "True where a venue or an operator told it; else it is the last price seen that day")
        boolean official) {

  static DailyPriceView of(DailyPrice price) {
    return new DailyPriceView(price.day(), price.close(), price.official());
  }
}
