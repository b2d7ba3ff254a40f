package dev.blotter.trading;

import dev.blotter.command.Circumstances;
import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /**
   * Whether a report may leave less than others than its own group are bound to close. Of the usual
   * execution two numbers say that it does not, however many orders there are.
   */
  static boolean concerns(Portfolio portfolio, Order order, VenueReport report) {
    return switch (report) {
      case RecordFill fill -> concerns(portfolio, order, fill);
      case CorrectFill fix -> true;
      case BustFill bust -> true;
      default -> false;
    };
  }

  private static boolean concerns(Portfolio portfolio, Order order, RecordFill fill) {
    var terms = order.terms();
    var there = portfolio.account().closable(terms.symbol(), terms.side());
    var closing = closingOfOthers(portfolio, order);
    return !there.isZero()
        && closing.signum() > 0
        && closing.compareTo(there.value().subtract(taken(terms.symbol(), fill))) > 0;
  }

  private static BigDecimal closingOfOthers(Portfolio portfolio, Order order) {
    var terms = order.terms();
    var group = order.group();
    var linked = group == null ? List.<UUID>of() : group.linkedOrderIds();
    var own =
        Stream.concat(Stream.of(order.orderId()), linked.stream())
            .flatMap(id -> portfolio.commitment(id).stream())
            .filter(bound -> bound.side() == terms.side())
            .map(Commitment::closing)
            .reduce(Quantity.ZERO, Quantity::plus);
    var all = portfolio.account().closing().of(terms.symbol(), terms.side());
    return all.value().subtract(own.value());
  }

  /** With the fee where that is taken in kind. */
  private static BigDecimal taken(Symbol symbol, RecordFill fill) {
    var fee = fill.commission();
    var quantity = fill.lastQty().value();
    return fee != null && symbol.base().equals(Optional.of(fee.currency()))
        ? quantity.add(fee.amount())
        : quantity;
  }
}
