package dev.blotter.trading;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.AccountType;
import dev.blotter.portfolio.Portfolio;
import java.util.Map;
import java.util.UUID;

/**
 * What is asked of an instrument: a new order, or the terms that one is to be replaced by.
 *
 * @param leaves what would still be to be executed
 * @param portfolio as it stands, with what the order binds already
 */
record Asked(UUID orderId, OrderTerms terms, Quantity leaves, Portfolio portfolio) {

  static Asked placing(UUID orderId, OrderTerms terms, Portfolio portfolio) {
    return new Asked(orderId, terms, terms.quantity(), portfolio);
  }

  static Asked replacing(Order order, OrderTerms requested, Portfolio portfolio) {
    var leaves = requested.quantity().minusOrZero(order.executedQty());
    return new Asked(order.orderId(), requested, leaves, portfolio);
  }

  /** How much of the position that it makes smaller no other order is about to close. */
  Quantity closable() {
    return portfolio.without(orderId).account().available(terms.symbol(), terms.side());
  }

  /** Whether it does nothing but make a position smaller. */
  boolean onlyCloses() {
    return !closable().isLessThan(leaves);
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
