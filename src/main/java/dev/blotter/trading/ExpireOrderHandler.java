package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Decision;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends orders whose time is over and releases what they hold. */
@ApplicationScoped
public class ExpireOrderHandler implements Handler<ExpireOrder> {
  private final OrderDecider orders;
  private final ReservationKeeper keeper;
  private final GroupKeeper groups;
  private final ClosingOrders closing;

  public ExpireOrderHandler(TradingRules rules, Prices prices) {
    this.orders = new OrderDecider(rules.orders());
    this.keeper = new ReservationKeeper(rules, prices);
    this.groups = new GroupKeeper(rules, prices);
    this.closing = new ClosingOrders(rules, prices);
  }

  @Override
  public Class<ExpireOrder> handles() {
    return ExpireOrder.class;
  }

  @Override
  public Needs needs(ExpireOrder command, States states) {
    var needs = OrderStates.needs(command.orderId(), states);
    return free(command.orderId(), states)
        .map(free -> with(needs, ClosingOrders.needs(free, states)))
        .orElse(needs);
  }

  private static Needs with(Needs needs, List<AggregateRef> others) {
    var all = Stream.concat(needs.states().stream(), others.stream()).distinct().toList();
    return new Needs(all, List.of());
  }

  /** Empty until the order and its account are known. */
  private static Optional<SetFree> free(UUID orderId, States states) {
    if (!states.isLoaded(AggregateRef.order(orderId))) {
      return Optional.empty();
    }
    return OrderStates.order(orderId, states)
        .filter(order -> states.isLoaded(AggregateRef.portfolio(order.portfolioId())))
        .map(order -> new SetFree(OrderStates.portfolio(order, states), order));
  }

  @Override
  public Verdict decide(ExpireOrder command, States states, Circumstances circumstances) {
    return OrderStates.order(command.orderId(), states)
        .map(order -> decide(command, order, states, circumstances))
        .orElseGet(OrderStates::notFound);
  }

  private Verdict decide(
      ExpireOrder command, Order order, States states, Circumstances circumstances) {
    return switch (orders.decide(order, command, circumstances.now())) {
      case Decision.Rejected<OrderEvent>(var reason) -> OrderStates.refused(order, reason);
      case Decision.Accepted<OrderEvent>(var events) ->
          expired(order, events, states, circumstances);
    };
  }

  private Verdict expired(
      Order order, List<OrderEvent> events, States states, Circumstances circumstances) {
    var portfolio = OrderStates.portfolio(order, states);
    var draft = new AccountDraft(order.portfolioId(), portfolio, null);
    var after = draft.add(order, events);
    keeper.keep(draft, order, after, events);
    if (!events.isEmpty()) {
      groups.keep(draft, after, states, circumstances);
      closing.follow(draft, new SetFree(portfolio, order), states, circumstances);
    }
    return OrderStates.accepted(order, draft.changes());
  }

  @Override
  public Answer answer(ExpireOrder command, States after, Verdict.Accepted verdict) {
    return OrderAnswers.of(after, verdict);
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return OrderJson.of(subject, states);
  }
}
