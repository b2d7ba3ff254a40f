package dev.blotter.kernel;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of an instrument, never negative, of at most nine decimals and less than 10^15.
 * Immutable; equal numbers are equal quantities whatever their trailing zeros.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

  public static final int SCALE = 9;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

  /** The largest quantity that there can be. */
  public static final Quantity LARGEST =
      new Quantity(LIMIT.subtract(BigDecimal.ONE.movePointLeft(SCALE)));

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  public Quantity {
    value = Decimals.normal(value);
    if (value.signum() < 0 || value.scale() > SCALE || value.compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("not a quantity: " + value.toPlainString());
    }
  }

  public static Quantity of(String text) {
    return new Quantity(new BigDecimal(text));
  }

  /** The quantity that text names, or empty where it is out of range or too precise. */
  public static Optional<Quantity> parse(String text) {
    return Decimals.parse(text)
        .map(Decimals::normal)
        .filter(v -> v.signum() >= 0 && v.scale() <= SCALE && v.compareTo(LIMIT) < 0)
        .map(Quantity::new);
  }

  public Quantity plus(Quantity other) {
    return new Quantity(value.add(other.value));
  }

  /** The difference; the other must not be larger. */
  public Quantity minus(Quantity other) {
    return new Quantity(value.subtract(other.value));
  }

  /** The difference, or zero where the other is larger. */
  public Quantity minusOrZero(Quantity other) {
    return isLessThan(other) ? ZERO : minus(other);
  }

  public Quantity min(Quantity other) {
    return isLessThan(other) ? this : other;
  }

  public Quantity max(Quantity other) {
    return isLessThan(other) ? other : this;
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  public boolean isLessThan(Quantity other) {
    return compareTo(other) < 0;
  }

  /** This amount with the sign of a side: positive for a purchase, negative for a sale. */
  public BigDecimal signed(Side side) {
    return side == Side.BUY ? value : value.negate();
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
