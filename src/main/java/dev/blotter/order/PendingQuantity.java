package dev.blotter.order;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What active orders leave to be executed of one instrument.
 *
 * @param currency what they are priced in, or null where that is the account's
 * @param orders how many they are
 * @param buying what purchases leave
 * @param selling what sales leave
 */
public record PendingQuantity(
    Symbol symbol, @Nullable Currency currency, int orders, BigDecimal buying, BigDecimal selling) {

  /** The currency that they are priced in. */
  public Currency quotedIn(Currency account) {
    return currency == null ? symbol.quotedIn(account) : currency;
  }

  /** Together with what others leave of the same instrument. */
  public PendingQuantity plus(PendingQuantity other) {
    return new PendingQuantity(
        symbol,
        currency,
        orders + other.orders,
        buying.add(other.buying),
        selling.add(other.selling));
  }

  /** What would be added to the position were all of them executed; negative where it is sold. */
  public BigDecimal signed() {
    return buying.subtract(selling);
  }
}
