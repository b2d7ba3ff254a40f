package dev.blotter.risk;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Split;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.HoldingValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds of one instrument, or owes of it.
 *
 * @param quantity negative where it is owed
 * @param quote what its price is in
 * @param mark what a unit after all splits is valued at, or null where no price is known
 * @param value in the account's base currency, negative for what is owed; null without a price or a
 *     rate
 */
record Exposure(
    Symbol symbol,
    BigDecimal quantity,
    Currency quote,
    @Nullable Mark mark,
    @Nullable Money value) {

  static Exposure of(
      Symbol symbol,
      BigDecimal quantity,
      Currency quote,
      @Nullable List<Split> splits,
      Marks marks,
      Currency base) {
    var worth = HoldingValue.of(symbol, quantity, quote, splits, marks, base);
    return new Exposure(symbol, quantity, quote, worth.mark(), worth.converted());
  }

  boolean isLong() {
    return quantity.signum() > 0;
  }

  /** Whether its price is known to have held before that moment. */
  boolean isOlderThan(Instant moment) {
    return mark != null && mark.at().isBefore(moment);
  }

  /** Its value; there must be one. */
  Money worth() {
    if (value == null) {
      throw new IllegalStateException(symbol + " has no value");
    }
    return value;
  }
}
