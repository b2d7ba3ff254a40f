package dev.blotter.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A currency and the number of decimals that its postings have: ISO 4217 minor units, and eight for
 * crypto-assets and all that is not known here.
 */
public record Currency(String code, int digits) {

  private static final int CRYPTO_DIGITS = 8;
  private static final List<String> CRYPTO =
      List.of(
          "ADA", "BNB", "BTC", "DAI", "DOGE", "ETH", "FDUSD", "LTC", "SOL", "USDC", "USDT", "XRP");
  private static final Pattern FORM = Pattern.compile("(?=.*[A-Z])[A-Z0-9]{2,10}");
  private static final Map<String, Currency> KNOWN = known();

  public static final Currency USD = of("USD");

  /** That currency; the code must be able to name one. */
  public static Currency of(String code) {
    return named(code)
        .orElseThrow(() -> new IllegalArgumentException("not a currency code: " + code));
  }

  /** The known currency with that code, or empty where there is none with postings. */
  public static Optional<Currency> find(String code) {
    return Optional.ofNullable(KNOWN.get(code)).filter(Currency::isOne);
  }

  /**
   * The currency with that code, known or not: venues charge in their own tokens. Empty where the
   * code can name none, such as those that ISO 4217 gives to what is no currency.
   */
  public static Optional<Currency> named(String code) {
    var known = KNOWN.get(code);
    if (known != null) {
      return Optional.of(known).filter(Currency::isOne);
    }
    return FORM.matcher(code).matches()
        ? Optional.of(new Currency(code, CRYPTO_DIGITS))
        : Optional.empty();
  }

  /** True for money of ISO 4217, false for crypto-assets and what is not known here. */
  public boolean isIso() {
    return KNOWN.containsKey(code) && !CRYPTO.contains(code);
  }

  private static boolean isOne(Currency known) {
    return known.digits >= 0;
  }

  private static Map<String, Currency> known() {
    Map<String, Currency> known = new HashMap<>();
    for (var iso : java.util.Currency.getAvailableCurrencies()) {
      var code = iso.getCurrencyCode();
      known.put(code, new Currency(code, iso.getDefaultFractionDigits()));
    }
    CRYPTO.forEach(code -> known.put(code, new Currency(code, CRYPTO_DIGITS)));
    return Collections.unmodifiableMap(known);
  }

  @Override
  public String toString() {
    return code;
  }
}
