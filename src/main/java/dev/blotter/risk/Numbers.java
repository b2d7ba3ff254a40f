package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How measured numbers are written: parts with eight decimals, amounts in minor units. */
final class Numbers {

  private static final int DECIMALS = 8;

  /** A number beyond this says nothing as a part of something. */
  private static final double LARGEST = 1e15;

  private Numbers() {}

  /** Whether it says something as a part or a ratio. */
  static boolean isPart(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** A part or a ratio. */
  static BigDecimal part(double value) {
    var bounded = Math.clamp(value, -LARGEST, LARGEST);
    var rounded = BigDecimal.valueOf(bounded).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  /** An amount as a part of another, or null where that is missing or not above zero. */
  static @Nullable BigDecimal part(@Nullable Money amount, @Nullable Money of) {
    return amount == null || of == null || !of.isPositive()
        ? null
        : part(amount.amount().divide(of.amount(), MathContext.DECIMAL64).doubleValue());
  }

  /** An amount that was measured; it must be one that there can be. */
  static Money money(double amount, Currency currency) {
    return Money.rounded(BigDecimal.valueOf(amount), currency);
  }

  static double number(Money money) {
    return money.amount().doubleValue();
  }
}
