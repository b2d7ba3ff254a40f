package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount of one currency, positive or negative, always at the scale of that currency's minor
 * unit. Immutable. Sums of two currencies are faults.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(18);

  public Money {
    amount = amount.setScale(currency.digits(), RoundingMode.UNNECESSARY);
  }

  public static Money of(String amount, Currency currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** The amount rounded half to even to the minor unit. */
  public static Money rounded(BigDecimal amount, Currency currency) {
    return new Money(amount.setScale(currency.digits(), RoundingMode.HALF_EVEN), currency);
  }

  /** The amount rounded away from zero to the minor unit: what is held is never too little. */
  public static Money roundedUp(BigDecimal amount, Currency currency) {
    return new Money(amount.setScale(currency.digits(), RoundingMode.UP), currency);
  }

  /** The amount alone, or null where there is no money. */
  public static @Nullable BigDecimal amountOf(@Nullable Money money) {
    return money == null ? null : money.amount;
  }

  /** The amount that text names, or empty where it has more decimals than the currency. */
  public static Optional<Money> parse(String text, Currency currency) {
    return Decimals.parse(text)
        .map(Decimals::normal)
        .filter(v -> v.scale() <= currency.digits() && v.abs().compareTo(LIMIT) < 0)
        .map(v -> new Money(v, currency));
  }

  public Money plus(Money other) {
    return new Money(amount.add(same(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(same(other).amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public Money abs() {
    return amount.signum() < 0 ? negated() : this;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** This amount times a factor, rounded half to even. */
  public Money times(BigDecimal factor) {
    return rounded(amount.multiply(factor), currency);
  }

  /** The part of this amount that a part of a quantity bears, rounded to the minor unit. */
  public Money share(Quantity part, Quantity whole, RoundingMode rounding) {
    var product = amount.multiply(part.value());
    return new Money(product.divide(whole.value(), currency.digits(), rounding), currency);
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
    }
    return other;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(same(other).amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
