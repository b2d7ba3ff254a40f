package dev.blotter.kernel;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads decimal text the one way that Blotter accepts it: plain digits, no exponent. */
public final class Decimals {

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private Decimals() {}

  /** The number, or empty where the text is not a plain decimal of at most 18.18 digits. */
  public static Optional<BigDecimal> parse(String text) {
    return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** The same number without trailing zeros and without an exponent, so that equal is equal. */
  public static BigDecimal normal(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
