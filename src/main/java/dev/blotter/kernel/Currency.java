package dev.blotter.kernel;

import java.util.Map;
import java.util.Optional;

/**
 * A currency and the number of decimals that its postings have: ISO 4217 minor units, and eight for
 * crypto-assets.
 */
public record Currency(String code, int digits) {

  private static final int CRYPTO_DIGITS = 8;
  private static final Map<String, Currency> CRYPTO =
      Map.of(
          "BTC", new Currency("BTC", CRYPTO_DIGITS),
          "ETH", new Currency("ETH", CRYPTO_DIGITS),
          "SOL", new Currency("SOL", CRYPTO_DIGITS),
          "USDC", new Currency("USDC", CRYPTO_DIGITS),
          "USDT", new Currency("USDT", CRYPTO_DIGITS));

  public static final Currency USD = of("USD");

  /** That currency; the code must name one. */
  public static Currency of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("not a currency code: " + code));
  }

  /** The currency with that code, or empty where there is none with postings. */
  public static Optional<Currency> find(String code) {
    var crypto = CRYPTO.get(code);
    return crypto != null ? Optional.of(crypto) : iso(code);
  }

  private static Optional<Currency> iso(String code) {
    try {
      int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
      return digits < 0 ? Optional.empty() : Optional.of(new Currency(code, digits));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
