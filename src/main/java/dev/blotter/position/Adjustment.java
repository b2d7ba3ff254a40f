package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a position by other than a fill.
 *
 * @param reference what it goes back to: a notice, a statement, or the execution that was busted
 * @param quantityChange what was added to the signed quantity
 * @param ratio what a split gives for what it takes, else null
 * @param price what a unit was paid, given or taken at: the average cost where none was named; null
 *     for splits and restatements
 * @param cash what was paid out to the account; zero where nothing was
 */
public record Adjustment(
    Reason reason,
    String reference,
    BigDecimal quantityChange,
    @Nullable Ratio ratio,
    @Nullable Price price,
    Money cash,
    Instant at) {

  /**
   * A quantity in the units of a time before splits, as far as decimals can say it. What they
   * cannot is a fill's {@link Fill#remainder()}.
   *
   * @param ratio all those splits together
   */
  public static BigDecimal unitsBefore(BigDecimal quantity, Ratio ratio) {
    return ratio.inverse().times(quantity, Quantity.SCALE, RoundingMode.DOWN);
  }

  /** Why a position is adjusted. */
  public enum Reason {
    SPLIT,
    CASH_IN_LIEU,
    RECONCILIATION,
    FILL_BUSTED,
    FILL_CORRECTED
  }

  Adjustment at(Price unit) {
    return new Adjustment(reason, reference, quantityChange, ratio, unit, cash, at);
  }

  Adjustment with(BigDecimal quantityChange, Money cash) {
    return new Adjustment(reason, reference, quantityChange, ratio, price, cash, at);
  }
}
