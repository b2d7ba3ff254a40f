package dev.blotter.risk.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.Instruments;
import dev.blotter.risk.SupposedTrade;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Trades that are only supposed, one after the other. */
@Schema(description = "Trades that are only supposed, one after the other")
record WhatIfRequest(@NotEmpty @Size(max = 100) List<@NotNull @Valid Trade> trades) {

  /** A trade at a price. */
  @Schema(name = "WhatIfTrade", description = "A trade at a price")
  record Trade(
      @NotNull @Schema(implementation = String.class, examples = "AAPL") Symbol symbol,
      @NotNull Side side,
      @NotNull @Schema(implementation = String.class, examples = "10") Quantity quantity,
      @NotNull @Schema(implementation = String.class, examples = "187.20") Price price) {

    private void check(String field) {
      if (quantity.isZero()) {
        throw RequestProblem.field(field + "/quantity", "must be greater than zero");
      }
      if (symbol.isPair() && symbol.quote().isEmpty()) {
        throw RequestProblem.field(field + "/symbol", "is quoted in a currency that is not known");
      }
    }
  }

  List<SupposedTrade> supposed(Instruments instruments) {
    List<SupposedTrade> supposed = new ArrayList<>();
    Map<Symbol, BigDecimal> volumes = new HashMap<>();
    for (int i = 0; i < trades.size(); i++) {
      var trade = trades.get(i);
      trade.check("trades/" + i);
      var volume = volumes.merge(trade.symbol(), trade.quantity().value(), BigDecimal::add);
      if (volume.compareTo(Quantity.LARGEST.value()) > 0) {
        throw RequestProblem.field(
            "trades/" + i + "/quantity", "is, with the trades before it, more than can be held");
      }
      supposed.add(
          new SupposedTrade(
              trade.symbol(),
              trade.side(),
              trade.quantity().value(),
              trade.price(),
              currency(trade.symbol(), instruments)));
    }
    return supposed;
  }

  private static @Nullable Currency currency(Symbol symbol, Instruments instruments) {
    return instruments.find(symbol).map(found -> found.terms().currency()).orElse(null);
  }
}
