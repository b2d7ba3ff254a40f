package dev.blotter.marketdata.web;

import dev.blotter.http.FieldError;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import dev.blotter.marketdata.AssetClass;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.TradingStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an instrument is traded from now on; what is left out is no rule any more. */
@Schema(description = "How an instrument is traded from now on; what is left out is no rule")
record InstrumentRequest(
    @Nullable
        @Pattern(regexp = "[^\\x00-\\x1F\\x7F]{1,100}", message = "must be 1 to 100 characters")
        @Schema(examples = "Apple Inc.")
        String name,
    @NotNull @Schema(examples = "EQUITY") AssetClass assetClass,
    @NotNull
        @Schema(
            implementation = String.class,
            description = "What prices are in, for ever; of a pair its second word",
            examples = "USD")
        Currency currency,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "Prices are multiples of it",
            examples = "0.01")
        Price priceStep,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "Quantities are multiples of it",
            examples = "1")
        Quantity qtyStep,
    @Nullable @Schema(implementation = String.class, examples = "1") Quantity minQty,
    @Nullable @Schema(implementation = String.class, examples = "100000") Quantity maxQty,
    @Nullable
        @Schema(
            implementation = String.class,
            description = "The smallest value of an order, in the currency",
            examples = "10")
        BigDecimal minNotional,
    @Nullable @Schema(description = "Whether it may be sold short; true where left out")
        Boolean shortable,
    @Nullable @Schema(description = "TRADING where left out") TradingStatus status) {

  private static final String POSITIVE = "must be greater than zero";

  /** The same of that instrument; a problem names every field that cannot be. */
  InstrumentTerms terms(Symbol symbol) {
    var errors = errors(symbol);
    if (!errors.isEmpty()) {
      throw RequestProblem.of(HttpError.VALIDATION_FAILED, errors);
    }
    return new InstrumentTerms(
        name,
        assetClass,
        currency,
        priceStep,
        qtyStep,
        minQty,
        maxQty,
        minNotional == null ? null : new Notional(minNotional),
        !Boolean.FALSE.equals(shortable),
        Objects.requireNonNullElse(status, TradingStatus.TRADING));
  }

  private List<FieldError> errors(Symbol symbol) {
    List<FieldError> errors = new ArrayList<>();
    if (Currency.find(currency.code()).isEmpty()) {
      errors.add(FieldError.ofField("currency", "must be the code of a known currency"));
    } else if (symbol.isPair() && symbol.quote().filter(currency::equals).isEmpty()) {
      errors.add(FieldError.ofField("currency", "must be what the pair names"));
    }
    positive("price_step", priceStep == null ? null : priceStep.value(), errors);
    positive("qty_step", qtyStep == null ? null : qtyStep.value(), errors);
    positive("min_qty", minQty == null ? null : minQty.value(), errors);
    positive("max_qty", maxQty == null ? null : maxQty.value(), errors);
    positive("min_notional", minNotional, errors);
    if (minQty != null && maxQty != null && maxQty.isLessThan(minQty)) {
      errors.add(FieldError.ofField("max_qty", "must not be less than min_qty"));
    }
    return errors;
  }

  private static void positive(String field, @Nullable BigDecimal number, List<FieldError> errors) {
    if (number != null && number.signum() <= 0) {
      errors.add(FieldError.ofField(field, POSITIVE));
    }
  }
}
