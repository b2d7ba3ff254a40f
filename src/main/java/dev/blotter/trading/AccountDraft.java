package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderEvent;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioAggregate;
import dev.blotter.portfolio.PortfolioEvent;
import dev.blotter.position.PositionChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of one account in the making: what comes next is decided on what came before. */
final class AccountDraft {
  private static final PortfolioAggregate PORTFOLIOS = new PortfolioAggregate();
  private static final OrderAggregate ORDERS = new OrderAggregate();

  private final UUID portfolioId;
  private final @Nullable Instant effectiveAt;
  private final List<Change> changes = new ArrayList<>();
  private final Map<UUID, Order> orders = new HashMap<>();
  private Portfolio portfolio;

  /**
   * @param effectiveAt the venue's time of all changes, or null where it gave none
   */
  AccountDraft(UUID portfolioId, Portfolio portfolio, @Nullable Instant effectiveAt) {
    this.portfolioId = portfolioId;
    this.portfolio = portfolio;
    this.effectiveAt = effectiveAt;
  }

  /** The cash book as the changes so far leave it. */
  Portfolio portfolio() {
    return portfolio;
  }

  /** Adds what happened to an order and gives the order as it is then. */
  Order add(Order before, List<OrderEvent> events) {
    return add(before, events, effectiveAt);
  }

  /** The same for what the service does by itself, whenever the venue's fact was. */
  Order addOwn(Order before, List<OrderEvent> events) {
    return add(before, events, null);
  }

  private Order add(Order before, List<OrderEvent> events, @Nullable Instant at) {
    var order = before;
    for (var event : events) {
      order = ORDERS.evolve(order, event);
      changes.add(new Change(AggregateRef.order(before.orderId()), event, at));
    }
    orders.put(order.orderId(), order);
    return order;
  }

  /** An order as the changes so far leave it; as those states have it where there are none. */
  Order order(UUID orderId, States states) {
    var changed = orders.get(orderId);
    return changed != null ? changed : OrderStates.linked(orderId, states);
  }

  void post(PortfolioEvent event) {
    portfolio = PORTFOLIOS.evolve(portfolio, event);
    changes.add(new Change(AggregateRef.portfolio(portfolioId), event, effectiveAt));
  }

  void post(List<PortfolioEvent> events) {
    events.forEach(this::post);
  }

  void add(List<PositionChange> positions) {
    positions.forEach(change -> changes.add(change.at(effectiveAt)));
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }
}
