package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.OrderRejection;
import dev.blotter.portfolio.Portfolio;
import java.util.Optional;
import java.util.UUID;

/** Finds an order and the account that it belongs to. */
final class OrderStates {
  private OrderStates() {}

  /** The order, then the cash book of its user. */
  static Needs needs(UUID orderId, States states) {
    var ref = AggregateRef.order(orderId);
    if (!states.isLoaded(ref)) {
      return Needs.states(ref);
    }
    return order(orderId, states)
        .map(order -> Needs.states(ref, AggregateRef.portfolio(order.portfolioId())))
        .orElse(Needs.NOTHING);
  }

  static Optional<Order> order(UUID orderId, States states) {
    return states.find(AggregateRef.order(orderId), Order.class);
  }

  /** The cash book of an order; an order without one is a fault. */
  static Portfolio portfolio(Order order, States states) {
    return states
        .find(AggregateRef.portfolio(order.portfolioId()), Portfolio.class)
        .orElseThrow(() -> new IllegalStateException("an order without a portfolio"));
  }

  static Verdict notFound() {
    return Verdict.refuse(Rejection.of(OrderRejection.ORDER_NOT_FOUND, "There is no such order."));
  }

  static Verdict refused(Order order, Rejection reason) {
    return new Verdict.Refused(reason, order.userId(), AggregateRef.order(order.orderId()));
  }
}
