package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Exits that are bound to close a position, which something else than their group has moved. The
 * account knows them by what one exit of each group binds for both.
 */
final class BoundExits {
  private final GroupKeeper groups;

  BoundExits(GroupKeeper groups) {
    this.groups = groups;
  }

  /** The orders that may be such exits, and the others of their groups once those are known. */
  static List<AggregateRef> needs(Portfolio portfolio, Symbol symbol, States states) {
    return reducing(portfolio, symbol).stream().flatMap(id -> around(id, states)).toList();
  }

  private static Stream<AggregateRef> around(UUID orderId, States states) {
    var ref = AggregateRef.order(orderId);
    return states.isLoaded(ref)
        ? OrderStates.around(OrderStates.linked(orderId, states)).stream()
        : Stream.of(ref);
  }

  /** The latest first: where there is not enough for all, they give way to those before them. */
  private static List<UUID> reducing(Portfolio portfolio, Symbol symbol) {
    return portfolio.commitments().values().stream()
        .filter(order -> order.reduceOnly() && order.symbol().equals(symbol))
        .map(Commitment::orderId)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Brings them in step with what is held by now.
   *
   * @param split new units for old ones where that is why it changed; else one for one
   */
  void follow(
      AccountDraft draft, Symbol symbol, Ratio split, States states, Circumstances circumstances) {
    for (var id : reducing(draft.portfolio(), symbol)) {
      var cause = new GroupCause(draft.order(id, states), null, split);
      groups.keep(draft, cause, states, circumstances);
    }
  }
}
