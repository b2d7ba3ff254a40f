package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number exactly, also where no decimals can say it. Immutable; kept in lowest terms, so that
 * equal numbers are equal.
 *
 * @param denominator above zero
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {

  public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

  public Fraction {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("not a fraction: " + numerator + "/" + denominator);
    }
    var common = numerator.gcd(denominator);
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  public static Fraction of(BigDecimal number) {
    int scale = Math.max(0, number.scale());
    return new Fraction(
        number.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  public Fraction negated() {
    return new Fraction(numerator.negate(), denominator);
  }

  /** That many old units in new ones. */
  public Fraction times(Ratio ratio) {
    return new Fraction(
        numerator.multiply(ratio.newUnits()), denominator.multiply(ratio.oldUnits()));
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public BigDecimal rounded(int scale, RoundingMode rounding) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, rounding);
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
