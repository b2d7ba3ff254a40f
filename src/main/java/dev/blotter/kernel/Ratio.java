package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many new units there are for how many old ones, exactly. Immutable; kept in lowest terms, so
 * that equal ratios are equal however they were announced.
 *
 * @param newUnits above zero
 * @param oldUnits above zero
 */
public record Ratio(BigInteger newUnits, BigInteger oldUnits) {

  private static final int ANNOUNCED_SCALE = 9;
  private static final BigDecimal ANNOUNCED_LIMIT = BigDecimal.TEN.pow(9);

  /** One for one: nothing changes. */
  public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

  public Ratio {
    if (newUnits.signum() <= 0 || oldUnits.signum() <= 0) {
      throw new IllegalArgumentException("not a ratio: " + newUnits + " for " + oldUnits);
    }
    var common = newUnits.gcd(oldUnits);
    newUnits = newUnits.divide(common);
    oldUnits = oldUnits.divide(common);
  }

  public static Ratio of(String newUnits, String oldUnits) {
    return of(new BigDecimal(newUnits), new BigDecimal(oldUnits));
  }

  /** The ratio of two positive numbers. */
  public static Ratio of(BigDecimal newUnits, BigDecimal oldUnits) {
    int scale = Math.max(0, Math.max(newUnits.scale(), oldUnits.scale()));
    return new Ratio(whole(newUnits, scale), whole(oldUnits, scale));
  }

  /**
   * The ratio that somebody announces, or empty where that is none: each number is above zero,
   * below 10^9 and of at most nine decimals.
   */
  public static Optional<Ratio> parse(String newUnits, String oldUnits) {
    var first = Decimals.parse(newUnits).filter(Ratio::canBeAnnounced);
    var second = Decimals.parse(oldUnits).filter(Ratio::canBeAnnounced);
    return first.flatMap(a -> second.map(b -> of(a, b)));
  }

  private static boolean canBeAnnounced(BigDecimal number) {
    return number.signum() > 0
        && number.compareTo(ANNOUNCED_LIMIT) < 0
        && Decimals.normal(number).scale() <= ANNOUNCED_SCALE;
  }

  private static BigInteger whole(BigDecimal number, int scale) {
    return number.movePointRight(scale).toBigIntegerExact();
  }

  /** This ratio and then the other. */
  public Ratio then(Ratio next) {
    return new Ratio(newUnits.multiply(next.newUnits), oldUnits.multiply(next.oldUnits));
  }

  /** The way back. */
  public Ratio inverse() {
    return new Ratio(oldUnits, newUnits);
  }

  /** That many old units in new ones, rounded once. */
  public BigDecimal times(BigDecimal number, int scale, RoundingMode rounding) {
    return number
        .multiply(new BigDecimal(newUnits))
        .divide(new BigDecimal(oldUnits), scale, rounding);
  }

  /** The price of an old unit as that of a new one, half to even; it may be more than a price. */
  public BigDecimal priced(Price price) {
    return inverse().times(price.value(), Price.SCALE, RoundingMode.HALF_EVEN);
  }

  @Override
  public String toString() {
    return newUnits + ":" + oldUnits;
  }
}
