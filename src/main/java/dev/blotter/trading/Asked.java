package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Portfolio;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is asked of an instrument: a new order, or the terms that one is to be replaced by.
 *
 * @param sharing the orders that close the same once, this one among them: of exits one binds for
 *     all
 * @param exit whether it is an exit, whose quantity is its group's and not asked for
 * @param leaves what would still be to be executed
 * @param portfolio as it stands, with what the order binds already
 */
record Asked(
    List<UUID> sharing, boolean exit, OrderTerms terms, Quantity leaves, Portfolio portfolio) {

  static Asked placing(UUID orderId, OrderTerms terms, Portfolio portfolio) {
    return new Asked(List.of(orderId), false, terms, terms.quantity(), portfolio);
  }

  static Asked replacing(Order order, OrderTerms requested, Portfolio portfolio) {
    var leaves = requested.quantity().minusOrZero(order.executedQty());
    return new Asked(sharing(order), order.exit(), requested, leaves, portfolio);
  }

  /** With the entry of an exit, which is of the other side. */
  private static List<UUID> sharing(Order order) {
    var group = order.group();
    return group == null || !order.exit()
        ? List.of(order.orderId())
        : Stream.concat(Stream.of(order.orderId()), group.linkedOrderIds().stream()).toList();
  }

  /** How much of the position that it makes smaller no other order is about to close. */
  Quantity closable() {
    return portfolio.availableWithout(sharing, terms.symbol(), terms.side());
  }

  /**
   * Whether it does nothing but make a position smaller. An exit that may only reduce never does
   * more, whatever there is to close by now.
   */
  boolean onlyCloses() {
    return (exit && terms.reduceOnly()) || !closable().isLessThan(leaves);
  }

  /** How much there is to close and how much is asked for, as the context of a refusal. */
  Map<String, String> quantities() {
    return Map.of("qty_available", closable().toString(), "qty_requested", leaves.toString());
  }

  /** Whether it takes all that there is to close. */
  boolean closesAll() {
    return !leaves.isZero() && leaves.equals(closable());
  }

  /** Whether it sells more than is held; a cash account and a reduce-only order never do. */
  boolean sellsShort() {
    return terms.side() == Side.SELL
        && !terms.reduceOnly()
        && portfolio.account().accountType() != AccountType.CASH
        && !onlyCloses();
  }
}
