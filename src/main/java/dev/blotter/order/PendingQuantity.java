package dev.blotter.order;

import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;

/**
 * What active orders leave to be executed of one instrument.
 *
 * @param orders how many they are
 * @param buying what purchases leave
 * @param selling what sales leave
 */
public record PendingQuantity(Symbol symbol, int orders, BigDecimal buying, BigDecimal selling) {

  /** Together with what others leave of the same instrument. */
  public PendingQuantity plus(PendingQuantity other) {
    return new PendingQuantity(
        symbol, orders + other.orders, buying.add(other.buying), selling.add(other.selling));
  }

  /** What would be added to the position were all of them executed; negative where it is sold. */
  public BigDecimal signed() {
    return buying.subtract(selling);
  }
}
