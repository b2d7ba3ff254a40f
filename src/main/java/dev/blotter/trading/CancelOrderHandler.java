package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.Priority;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderDecider;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Asks for orders to be cancelled. Funds stay reserved until the venue confirms. */
@ApplicationScoped
public class CancelOrderHandler implements Handler<CancelOrder> {
  private final OrderDecider orders;

  public CancelOrderHandler(TradingRules rules) {
    this.orders = new OrderDecider(rules.orders());
  }

  @Override
  public Class<CancelOrder> handles() {
    return CancelOrder.class;
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
    return OrderStates.order(command.orderId(), states)
        .filter(order -> command.owner() == null || command.owner().equals(order.userId()))
        .map(order -> decide(command, order, states, circumstances))
        .orElseGet(OrderStates::notFound);
  }

  private Verdict decide(
      CancelOrder command, Order order, States states, Circumstances circumstances) {
    var ref = AggregateRef.order(order.orderId());
    return IfMatch.mismatch(command.expectedVersions(), states.version(ref))
        .map(mismatch -> OrderStates.refused(order, mismatch))
        .orElseGet(
            () ->
                Verdict.of(
                    order.userId(),
                    ref,
                    orders
                        .decide(order, command, circumstances.now())
                        .map(event -> Change.of(ref, event))));
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
