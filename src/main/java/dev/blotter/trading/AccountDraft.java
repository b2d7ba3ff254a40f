package dev.blotter.trading;

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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of one account in the making: what comes next is decided on what came before. */
final class AccountDraft {
  private static final PortfolioAggregate PORTFOLIOS = new PortfolioAggregate();
  private static final OrderAggregate ORDERS = new OrderAggregate();

  private final UUID portfolioId;
  private final @Nullable Instant effectiveAt;
  private final List<Change> changes = new ArrayList<>();
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
  Order order(Order before, List<OrderEvent> events) {
    var order = before;
    for (var event : events) {
      order = ORDERS.evolve(order, event);
      changes.add(new Change(AggregateRef.order(before.orderId()), event, effectiveAt));
    }
    return order;
  }

  void post(PortfolioEvent event) {
    portfolio = PORTFOLIOS.evolve(portfolio, event);
    changes.add(new Change(AggregateRef.portfolio(portfolioId), event, effectiveAt));
  }

  void post(List<PortfolioEvent> events) {
    events.forEach(this::post);
  }

  void position(List<PositionChange> positions) {
    positions.forEach(change -> changes.add(change.at(effectiveAt)));
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }
}
