package dev.blotter.trading;

import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderRejection;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.RecentOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Refuses an order for the same as one that its user placed a moment before: ids do not keep a
 * client from ordering twice that gives each attempt a new one. An order that is over and of which
 * nothing was executed stands in nobody's way.
 */
final class DuplicateGuard {
  private final Duration standing;

  DuplicateGuard(TradingRules rules) {
    this.standing = rules.duplicateWindow();
  }

  /** The user and the cash book, and then the orders that these may repeat. */
  Needs needs(UUID userId, List<PlaceOrder> orders, States states) {
    var around = List.of(AggregateRef.user(userId), OrderStates.book(userId));
    if (!states.isLoaded(OrderStates.book(userId))) {
      return new Needs(around, List.of());
    }
    var like = orders.stream().flatMap(order -> like(order, states));
    return new Needs(Stream.concat(around.stream(), like).distinct().toList(), List.of());
  }

  /** The refusal, which is about the order that was placed before; empty where there is none. */
  Optional<Verdict.Refused> refusal(List<PlaceOrder> orders, States states) {
    return orders.stream().flatMap(order -> refusal(order, states).stream()).findFirst();
  }

  private Optional<Verdict.Refused> refusal(PlaceOrder command, States states) {
    return like(command, states)
        .map(order -> states.find(order, Order.class))
        .flatMap(Optional::stream)
        .filter(order -> order.active() || !order.executedQty().isZero())
        .reduce((earlier, later) -> later)
        .map(order -> refused(command, order));
  }

  private Stream<AggregateRef> like(PlaceOrder command, States states) {
    var window = window(command);
    if (window.isZero()) {
      return Stream.empty();
    }
    var since = command.placedAt().minus(window);
    return states
        .find(OrderStates.book(command.userId()), Portfolio.class)
        .map(Portfolio::recent)
        .map(recent -> recent.like(command.terms().intent(), since))
        .orElseGet(Stream::empty)
        .map(RecentOrder::orderId)
        .map(AggregateRef::order);
  }

  private Duration window(PlaceOrder command) {
    var asked = command.conditions();
    return asked.allowDuplicate()
        ? Duration.ZERO
        : Objects.requireNonNullElse(asked.dedupeWindow(), standing);
  }

  private Verdict.Refused refused(PlaceOrder command, Order before) {
    var reason =
        Rejection.of(
            OrderRejection.DUPLICATE_INTENT,
            "An order for the same was placed a moment before; say allow_duplicate where both are"
                + " meant.",
            Map.of(
                "order_id", before.orderId().toString(),
                "client_order_id", before.clientOrderId(),
                "placed_at", before.placedAt().toString(),
                "dedupe_window", window(command).toString()));
    return new Verdict.Refused(reason, command.userId(), AggregateRef.order(before.orderId()));
  }
}
