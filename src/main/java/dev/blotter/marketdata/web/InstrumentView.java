package dev.blotter.marketdata.web;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.AssetClass;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.TradingStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an instrument is traded. What is no rule is left out. */
@Schema(description = "How an instrument is traded; what is no rule is left out")
record InstrumentView(
    @Schema(implementation = String.class, examples = "AAPL") Symbol symbol,
    @Schema(description = "Counted from 1", examples = "3") int version,
    @Nullable @Schema(examples = "Apple Inc.") String name,
    AssetClass assetClass,
    @Schema(implementation = String.class, examples = "USD") Currency currency,
    @Nullable @Schema(implementation = String.class, examples = "0.01") Price priceStep,
    @Nullable @Schema(implementation = String.class, examples = "1") Quantity qtyStep,
    @Nullable @Schema(implementation = String.class, examples = "1") Quantity minQty,
    @Nullable @Schema(implementation = String.class, examples = "100000") Quantity maxQty,
    @Nullable @Schema(implementation = String.class, examples = "10") BigDecimal minNotional,
    boolean shortable,
    TradingStatus status,
    @Schema(description = "When it was told") Instant changedAt,
    @Nullable @Schema(description = "Who told it, in its history", examples = "OPERATOR ops-1")
        String changedBy) {

  /** As traders see it. */
  static InstrumentView of(Instrument instrument) {
    return of(instrument, null);
  }

  /** With who told it. */
  static InstrumentView ofHistory(Instrument instrument) {
    var actor = instrument.changedBy();
    return of(instrument, actor.type() + " " + actor.id());
  }

  private static InstrumentView of(Instrument instrument, @Nullable String changedBy) {
    var terms = instrument.terms();
    var minNotional = terms.minNotional();
    return new InstrumentView(
        instrument.symbol(),
        instrument.version(),
        terms.name(),
        terms.assetClass(),
        terms.currency(),
        terms.priceStep(),
        terms.quantityStep(),
        terms.minQuantity(),
        terms.maxQuantity(),
        minNotional == null ? null : minNotional.value(),
        terms.shortable(),
        terms.status(),
        instrument.changedAt(),
        changedBy);
  }
}
