package dev.blotter.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a venue charges for an execution, exactly as it says: negative for a rebate, and with as
 * many decimals as it gives. What is taken for it is rounded. Immutable; equal amounts are equal
 * commissions.
 *
 * @param amount with no fewer decimals than the currency has
 */
public record Commission(BigDecimal amount, Currency currency) {

  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

  public Commission {
    var normal = Decimals.normal(amount);
    amount = normal.setScale(Math.max(normal.scale(), currency.digits()));
  }

  public static Commission of(Money amount) {
    return new Commission(amount.amount(), amount.currency());
  }

  public static Commission zero(Currency currency) {
    return new Commission(BigDecimal.ZERO, currency);
  }

  /** The commission of that amount, or empty where it is no decimal of at most 15.18 digits. */
  public static Optional<Commission> parse(String amount, Currency currency) {
    return Decimals.parse(amount)
        .filter(value -> value.abs().compareTo(LIMIT) < 0)
        .map(value -> new Commission(value, currency));
  }

  public Commission plus(Commission other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
    }
    return new Commission(amount.add(other.amount), currency);
  }

  /** True where nothing is charged. */
  public boolean none() {
    return amount.signum() == 0;
  }

  /** What is taken in cash: rounded half up to the minor unit, a rebate likewise. */
  public Money inCash() {
    return new Money(amount.setScale(currency.digits(), RoundingMode.HALF_UP), currency);
  }

  /** What is taken in kind, or given for a rebate: rounded half up to what a quantity can be. */
  public Quantity inKind() {
    return new Quantity(amount.abs().setScale(Quantity.SCALE, RoundingMode.HALF_UP));
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
