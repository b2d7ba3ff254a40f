package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.Priority;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Decision;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for orders to be cancelled. Funds stay reserved until the venue confirms. With one exit of a
 * group the other goes, and an entry that neither guards.
 */
@ApplicationScoped
public class CancelOrderHandler implements Handler<CancelOrder> {
  private final OrderDecider orders;
  private final GroupKeeper groups;

  public CancelOrderHandler(TradingRules rules, Prices prices) {
    this.orders = new OrderDecider(rules.orders());
    this.groups = new GroupKeeper(rules, prices);
  }

  @Override
  public Class<CancelOrder> handles() {
    return CancelOrder.class;
  }

  /** Sent again later it might cancel what its owner keeps since the venue has refused. */
  @Override
  public boolean remembersWhatChangedNothing() {
    return true;
  }

  @Override
  public Priority priority(CancelOrder command) {
    return Priority.URGENT;
  }

  @Override
  public Needs needs(CancelOrder command, States states) {
    return OrderStates.needs(command.orderId(), states);
  }

  @Override
  public Verdict decide(CancelOrder command, States states, Circumstances circumstances) {
    return OrderStates.owned(command.orderId(), command.owner(), states)
        .map(order -> decide(command, order, states, circumstances))
        .orElseGet(OrderStates::notFound);
  }

  private Verdict decide(
      CancelOrder command, Order order, States states, Circumstances circumstances) {
    var ref = AggregateRef.order(order.orderId());
    var mismatch = IfMatch.mismatch(command.expectedVersions(), states.version(ref));
    if (mismatch.isPresent()) {
      return OrderStates.refused(order, mismatch.get());
    }
    return switch (orders.decide(order, command, circumstances.now())) {
      case Decision.Rejected<OrderEvent>(var reason) -> OrderStates.refused(order, reason);
      case Decision.Accepted<OrderEvent>(var events) when events.isEmpty() ->
          OrderStates.accepted(order, List.of());
      case Decision.Accepted<OrderEvent>(var events) ->
          cancelled(order, events, states, circumstances);
    };
  }

  private Verdict cancelled(
      Order order, List<OrderEvent> events, States states, Circumstances circumstances) {
    var draft = new AccountDraft(order.portfolioId(), OrderStates.portfolio(order, states), null);
    groups.cancelled(draft, draft.add(order, events), states, circumstances);
    return OrderStates.accepted(order, draft.changes());
  }

  @Override
  public Answer answer(CancelOrder command, States after, Verdict.Accepted verdict) {
    return OrderAnswers.of(after, verdict);
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return OrderJson.of(subject, states);
  }
}
