package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What executions come to at their prices, before it is rounded to money. Immutable; equal numbers
 * are equal.
 */
public record Notional(BigDecimal value) {

  private static final int SHARE_SCALE = 18;

  public static final Notional ZERO = new Notional(BigDecimal.ZERO);

  public Notional {
    value = Decimals.normal(value);
  }

  public static Notional of(String text) {
    return new Notional(new BigDecimal(text));
  }

  public static Notional of(Quantity quantity, Price price) {
    return new Notional(quantity.value().multiply(price.value()));
  }

  public static Notional of(Money money) {
    return new Notional(money.amount());
  }

  public Notional plus(Notional other) {
    return new Notional(value.add(other.value));
  }

  public Notional minus(Notional other) {
    return new Notional(value.subtract(other.value));
  }

  public Notional min(Notional other) {
    return value.compareTo(other.value) <= 0 ? this : other;
  }

  /**
   * What is posted for more on top of this: both together, rounded half to even, less what this was
   * rounded to. So all postings come to the whole rounded once, however many they are.
   */
  public Money posting(Notional more, Currency currency) {
    return plus(more).rounded(currency).minus(rounded(currency));
  }

  /** The most that is posted for more on top of this, in as many parts as may be. */
  public Money atMost(Notional more, Currency currency) {
    return Money.roundedUp(plus(more).value, currency).minus(rounded(currency));
  }

  /** The part of this that a part of a quantity bears, to 18 decimals. */
  public Notional share(Quantity part, Quantity whole) {
    var product = value.multiply(part.value());
    return new Notional(product.divide(whole.value(), SHARE_SCALE, RoundingMode.HALF_EVEN));
  }

  /** This rounded half to even to the minor unit. */
  public Money rounded(Currency currency) {
    return Money.rounded(value, currency);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
