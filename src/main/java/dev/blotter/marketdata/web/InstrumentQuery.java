package dev.blotter.marketdata.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Currency;
import dev.blotter.marketdata.AssetClass;
import dev.blotter.marketdata.Instrument;
import dev.blotter.marketdata.TradingStatus;
import jakarta.ws.rs.QueryParam;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which instruments a list shows; what is left out does not matter. */
record InstrumentQuery(
    @QueryParam("status") @Nullable TradingStatus status,
    @QueryParam("asset_class") @Nullable AssetClass assetClass,
    @QueryParam("currency") @Parameter(description = "What prices are in")
        @Nullable String currency,
    @QueryParam("symbol_prefix") @Parameter(description = "What symbols begin with")
        @Nullable String symbolPrefix) {

  Predicate<Instrument> which() {
    var quoted = currency == null ? null : known(currency);
    return instrument ->
        (status == null || status == instrument.terms().status())
            && (assetClass == null || assetClass == instrument.terms().assetClass())
            && (quoted == null || quoted.equals(instrument.terms().currency()))
            && (symbolPrefix == null || instrument.symbol().value().startsWith(symbolPrefix));
  }

  private static Currency known(String code) {
    return Currency.find(code)
        .orElseThrow(() -> RequestProblem.parameter("currency", "must be a currency such as USD"));
  }
}
