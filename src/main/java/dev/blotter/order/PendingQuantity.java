package dev.blotter.order;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What active orders leave to be executed of one instrument.
 *
 * @param currency what they are priced in, or null where that is the account's
 * @param orders how many they are, those included that leave nothing of their own
 * @param buying what purchases leave
 * @param selling what sales leave
 */
public record PendingQuantity(
    Symbol symbol, @Nullable Currency currency, int orders, BigDecimal buying, BigDecimal selling) {

  /** The currency that they are priced in. */
  public Currency quotedIn(Currency account) {
    return currency == null ? symbol.quotedIn(account) : currency;
  }

  /**
   * What those active orders of one user leave, by instrument. Exits that wait for an entry leave
   * nothing yet, and of two exits of a group the take-profit speaks for both; all are counted.
   */
  public static List<PendingQuantity> of(List<OrderView> active) {
    var taking =
        active.stream()
            .filter(order -> order.role() == GroupRole.TAKE_PROFIT)
            .map(OrderView::groupId)
            .collect(Collectors.toSet());
    Map<Symbol, PendingQuantity> sums = new TreeMap<>();
    for (var order : active) {
      boolean isSpokenFor = order.role() == GroupRole.STOP_LOSS && taking.contains(order.groupId());
      var leaves = order.waits() || isSpokenFor ? BigDecimal.ZERO : order.leavesQty().value();
      sums.merge(order.symbol(), of(order, leaves), PendingQuantity::plus);
    }
    return List.copyOf(sums.values());
  }

  private static PendingQuantity of(OrderView order, BigDecimal leaves) {
    return order.side() == Side.BUY
        ? new PendingQuantity(order.symbol(), order.currency(), 1, leaves, BigDecimal.ZERO)
        : new PendingQuantity(order.symbol(), order.currency(), 1, BigDecimal.ZERO, leaves);
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
