package dev.blotter.marketdata.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a page of daily prices, for the description of the API. */
@Schema(description = "What an instrument closed at, the newest day first")
record DailyPricePage(
    List<DailyPriceView> items,
    @Nullable @Schema(description = "The cursor of the next page; left out on the last")
        String nextCursor) {}
