package dev.blotter.kernel;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price of one unit of an instrument in its quote currency: positive or zero, of at most ten
 * decimals and less than 10^12. Immutable; equal numbers are equal prices.
 */
public record Price(BigDecimal value) implements Comparable<Price> {

  public static final int SCALE = 10;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);

  /** The largest price that there can be. */
  public static final Price LARGEST =
      new Price(LIMIT.subtract(BigDecimal.ONE.movePointLeft(SCALE)));

  public Price {
    value = Decimals.normal(value);
    if (value.signum() < 0 || value.scale() > SCALE || value.compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("not a price: " + value.toPlainString());
    }
  }

  public static Price of(String text) {
    return new Price(new BigDecimal(text));
  }

  /** The price that text names, or empty where it is out of range or too precise. */
  public static Optional<Price> parse(String text) {
    return Decimals.parse(text)
        .map(Decimals::normal)
        .filter(v -> v.signum() >= 0 && v.scale() <= SCALE && v.compareTo(LIMIT) < 0)
        .map(Price::new);
  }

  /** The price of that number, or null where there is none. */
  public static @Nullable Price ofNullable(@Nullable BigDecimal value) {
    return value == null ? null : new Price(value);
  }

  /** The number alone, or null where there is no price. */
  public static @Nullable BigDecimal numberOf(@Nullable Price price) {
    return price == null ? null : price.value;
  }

  /** What that quantity costs at this price, rounded half to even to the currency's minor unit. */
  public Money times(Quantity quantity, Currency currency) {
    return Money.rounded(value.multiply(quantity.value()), currency);
  }

  public Price max(Price other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public int compareTo(Price other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
