package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.Circumstances;
import dev.blotter.command.Handler;
import dev.blotter.command.Needs;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.OrderTerms;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.Reservations;
import dev.blotter.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for orders to be replaced. While that is pending enough is held for the order as it is and
 * as it would be (invariant 36).
 */
@ApplicationScoped
public class ReplaceOrderHandler implements Handler<ReplaceOrder> {
  private final OrderDecider orders;
  private final OrderPlacement placement;
  private final OrderRequests requests;
  private final Reservations reservations;
  private final ReservationKeeper keeper;
  private final GroupKeeper groups;
  private final Prices prices;

  public ReplaceOrderHandler(TradingRules rules, Prices prices, Instruments instruments) {
    this.orders = new OrderDecider(rules.orders());
    this.placement = new OrderPlacement(rules, prices, instruments);
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.keeper = new ReservationKeeper(rules, prices);
    this.groups = new GroupKeeper(rules, prices);
    this.prices = prices;
  }

  @Override
  public Class<ReplaceOrder> handles() {
    return ReplaceOrder.class;
  }

  @Override
  public @Nullable Instant notAfter(ReplaceOrder command) {
    return command.validUntil();
  }

  @Override
  public Needs needs(ReplaceOrder command, States states) {
    var order = AggregateRef.order(command.orderId());
    if (!states.isLoaded(order)) {
      return Needs.states(order);
    }
    return OrderStates.order(command.orderId(), states)
        .map(ReplaceOrderHandler::around)
        .orElse(Needs.NOTHING);
  }

  private static Needs around(Order order) {
    List<AggregateRef> needs = new ArrayList<>(OrderStates.around(order));
    needs.add(AggregateRef.user(order.userId()));
    return new Needs(needs, List.of());
  }

  @Override
  public Verdict decide(ReplaceOrder command, States states, Circumstances circumstances) {
    return OrderStates.owned(command.orderId(), command.owner(), states)
        .map(order -> decide(command, order, states, circumstances))
        .orElseGet(OrderStates::notFound);
  }

  private Verdict decide(
      ReplaceOrder command, Order order, States states, Circumstances circumstances) {
    var refusal =
        Validity.staleness(command.validUntil(), circumstances.decidedAt())
            .or(() -> mismatch(command, states))
            .or(() -> halted(order, states));
    if (refusal.isPresent()) {
      return OrderStates.refused(order, refusal.get());
    }
    return switch (orders.decide(order, command, circumstances.now())) {
      case Decision.Rejected<OrderEvent>(var reason) -> OrderStates.refused(order, reason);
      case Decision.Accepted<OrderEvent>(var events) ->
          replaced(order, events, states, circumstances);
    };
  }

  private static Optional<Rejection> mismatch(ReplaceOrder command, States states) {
    var version = states.version(AggregateRef.order(command.orderId()));
    return IfMatch.mismatch(command.expectedVersions(), version);
  }

  private static Optional<Rejection> halted(Order order, States states) {
    return user(order, states).flatMap(OrderPlacement::halted);
  }

  /** An exit opens nothing, whatever there is to close by now. */
  private static Optional<Rejection> closeOnly(Order order, Asked asked, States states) {
    return order.exit()
        ? Optional.empty()
        : user(order, states).flatMap(user -> OrderPlacement.closeOnly(user, asked));
  }

  private static Optional<User> user(Order order, States states) {
    return states.find(AggregateRef.user(order.userId()), User.class);
  }

  private Verdict replaced(
      Order order, List<OrderEvent> events, States states, Circumstances circumstances) {
    var draft = new AccountDraft(order.portfolioId(), OrderStates.portfolio(order, states), null);
    var requested = requested(order, events);
    var asked = Asked.replacing(order, requested, draft.portfolio());
    var refusal =
        closeOnly(order, asked, states)
            .or(() -> placement.exceedsLimits(asked))
            .or(() -> groups.refusal(draft, order, requested, states));
    if (refusal.isPresent()) {
      return OrderStates.refused(order, refusal.get());
    }
    if (order.exit()) {
      groups.keep(draft, draft.add(order, events), states, circumstances);
      return accepted(order, draft);
    }
    return reserved(order, events, requested, draft);
  }

  private Verdict reserved(
      Order order, List<OrderEvent> events, OrderTerms requested, AccountDraft draft) {
    var portfolio = draft.portfolio();
    var request = requests.replacing(order, requested, portfolio);
    return switch (reservations.replace(portfolio, request, prices)) {
      case Decision.Rejected<FundsReserved>(var reason) -> OrderStates.refused(order, reason);
      case Decision.Accepted<FundsReserved>(var reserved) -> {
        var asked = draft.add(order, events);
        reserved.forEach(draft::post);
        keeper.keep(draft, order, asked, events);
        yield accepted(order, draft);
      }
    };
  }

  private static Verdict accepted(Order order, AccountDraft draft) {
    return OrderStates.accepted(order, draft.changes());
  }

  private static OrderTerms requested(Order order, List<OrderEvent> events) {
    return switch (events.getFirst()) {
      case OrderPendingUpdate asked -> asked.requested();
      case OrderUpdated updated -> updated.terms();
      default -> order.terms();
    };
  }

  @Override
  public Answer answer(ReplaceOrder command, States after, Verdict.Accepted verdict) {
    return OrderAnswers.of(after, verdict);
  }

  @Override
  public @Nullable String resource(AggregateRef subject, States states) {
    return OrderJson.of(subject, states);
  }
}
