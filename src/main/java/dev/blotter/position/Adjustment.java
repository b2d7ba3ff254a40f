package dev.blotter.position;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a position by other than a fill.
 *
 * @param reference what it goes back to: a notice, a statement, or the execution that was busted
 * @param quantityChange what was added to the signed quantity
 * @param factor what a split multiplies the price by, else null
 * @param price what a unit was paid or taken at, or null where it was at cost
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

  /** Why a position is adjusted. */
  public enum Reason {
    SPLIT,
    CASH_IN_LIEU,
    RECONCILIATION,
    FILL_BUSTED,
    FILL_CORRECTED
  }

  Adjustment with(BigDecimal quantityChange, Money cash) {
    return new Adjustment(reason, reference, quantityChange, factor, price, cash, at);
  }
}
