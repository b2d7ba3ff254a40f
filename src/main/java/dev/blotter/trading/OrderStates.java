package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.OrderRejection;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds an order and the account that it belongs to. */
final class OrderStates {
  private OrderStates() {}

  /** The order, then the cash book of its user and the others of its group. */
  static Needs needs(UUID orderId, States states) {
    var ref = AggregateRef.order(orderId);
    if (!states.isLoaded(ref)) {
      return Needs.states(ref);
    }
    return order(orderId, states)
        .map(order -> new Needs(around(order), List.of()))
        .orElse(Needs.NOTHING);
  }

  /** The order, the cash book of its user, and the others of its group. */
  static List<AggregateRef> around(Order order) {
    var own = AggregateRef.order(order.orderId());
    var book = AggregateRef.portfolio(order.portfolioId());
    var group = order.group();
    if (group == null) {
      return List.of(own, book);
    }
    var others = group.linkedOrderIds().stream().map(AggregateRef::order);
    return Stream.concat(Stream.of(own, book), others).toList();
  }

  /** Another order of a group; one that is not there is a fault. */
  static Order linked(UUID orderId, States states) {
    return order(orderId, states)
        .orElseThrow(() -> new IllegalStateException("a group without its order " + orderId));
  }

  /** The cash book of that user. */
  static AggregateRef book(UUID userId) {
    return AggregateRef.portfolio(PortfolioId.of(userId));
  }

  static Optional<Order> order(UUID orderId, States states) {
    return states.find(AggregateRef.order(orderId), Order.class);
  }

  /**
   * The order, where it belongs to who asks.
   *
   * @param owner null where somebody asks who may change every order
   */
  static Optional<Order> owned(UUID orderId, @Nullable UUID owner, States states) {
    return order(orderId, states).filter(order -> owner == null || owner.equals(order.userId()));
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

  static Verdict accepted(Order order, List<Change> changes) {
    return new Verdict.Accepted(order.userId(), AggregateRef.order(order.orderId()), changes, null);
  }

  static Verdict refused(Order order, Rejection reason) {
    return new Verdict.Refused(reason, order.userId(), AggregateRef.order(order.orderId()));
  }
}
