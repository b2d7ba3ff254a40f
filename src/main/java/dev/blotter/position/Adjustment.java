package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a position by other than a fill.
 *
 * @param reference what it goes back to: a notice, a statement, or the execution that was busted
 * @param quantityChange what was added to the signed quantity
 * @param factor what a split multiplies the price by, else null
 * @param price what a unit was paid, given or taken at: the average cost where none was named; null
 *     for splits and restatements
 * @param cash what was paid out to the account; zero where nothing was
 */
public record Adjustment(
    Reason reason,
    String reference,
    BigDecimal quantityChange,
    @Nullable Price factor,
    @Nullable Price price,
    Money cash,
    Instant at) {

  /**
   * A quantity in the units of a time before splits.
   *
   * @param factor what all those splits together multiply the price by
   */
  public static BigDecimal unitsBefore(BigDecimal quantity, BigDecimal factor) {
    // Rounded up, as a split rounds down: so the split brings it back to what it was.
    return quantity.multiply(factor).setScale(Quantity.SCALE, RoundingMode.UP);
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
    return new Adjustment(reason, reference, quantityChange, factor, unit, cash, at);
  }

  Adjustment with(BigDecimal quantityChange, Money cash) {
    return new Adjustment(reason, reference, quantityChange, factor, price, cash, at);
  }
}
