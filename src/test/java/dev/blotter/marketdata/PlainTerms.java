package dev.blotter.marketdata;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import org.jspecify.annotations.Nullable;

/** Terms of shares that are traded by hardly any rule. */
public final class PlainTerms {

  private PlainTerms() {}

  /** By none, in that currency. */
  public static InstrumentTerms in(Currency currency) {
    return of(currency, null, true, TradingStatus.TRADING);
  }

  /** In dollars, in steps of that price or in none. */
  public static InstrumentTerms stepped(@Nullable String priceStep, TradingStatus status) {
    return of(Currency.USD, priceStep, true, status);
  }

  /** In dollars, at any price. */
  public static InstrumentTerms traded(TradingStatus status, boolean shortable) {
    return of(Currency.USD, null, shortable, status);
  }

  private static InstrumentTerms of(
      Currency currency, @Nullable String priceStep, boolean shortable, TradingStatus status) {
    return new InstrumentTerms(
        null,
        AssetClass.EQUITY,
        currency,
        priceStep == null ? null : Price.of(priceStep),
        null,
        null,
        null,
        null,
        shortable,
        status);
  }
}
