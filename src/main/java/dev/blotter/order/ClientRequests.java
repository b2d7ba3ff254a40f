package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderPendingCancel;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderUpdated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an order's owner, and the clock on their behalf, may ask of it. */
final class ClientRequests {

  private final OrderPolicies policies;
  private final TermsCheck check;

  ClientRequests(OrderPolicies policies) {
    this.policies = policies;
    this.check = new TermsCheck(policies);
  }

  Decision<OrderEvent> cancel(Order order, CancelOrder command) {
    if (isForeign(order, command.owner())) {
      return notFound();
    }
    if (order.pendingCancel() != null || order.status() == OrderStatus.CANCELLED) {
      return Decision.nothing();
    }
    return Decision.unless(
        OrderChecks.notOver(order).or(() -> OrderChecks.notFilled(order)),
        () -> Draft.accept(order, figures -> cancelled(order, command, figures)));
  }

  /** What no venue has is cancelled at once. */
  private static OrderEvent cancelled(Order order, CancelOrder command, OrderFigures figures) {
    return order.held()
        ? new OrderCanceled("BY_CLIENT", null, order.leavesQty(), figures)
        : new OrderPendingCancel(command.requestId(), figures);
  }

  Decision<OrderEvent> replace(Order order, ReplaceOrder command, Instant now) {
    if (isForeign(order, command.owner())) {
      return notFound();
    }
    var asked = new Replacement(order.terms(), command);
    return Decision.unless(
        refusal(order, asked, now),
        () -> Draft.accept(order, f -> replaced(order, command, terms(order, asked, now), f)));
  }

  /** What no venue has ends with its entry, or when its client says. */
  private OrderTerms terms(Order order, Replacement asked, Instant now) {
    return order.held() ? asked.asked() : asked.terms(policies, now);
  }

  /** What no venue has is replaced at once. */
  private static OrderEvent replaced(
      Order order, ReplaceOrder command, OrderTerms terms, OrderFigures figures) {
    return order.held()
        ? new OrderUpdated(terms, order.revision() + 1, figures)
        : new OrderPendingUpdate(command.requestId(), terms, figures);
  }

  private Optional<Rejection> refusal(Order order, Replacement asked, Instant now) {
    return OrderChecks.notOver(order)
        .or(() -> OrderChecks.ownsQuantity(order, asked))
        .or(() -> OrderChecks.nothingPending(order))
        .or(() -> reopens(order, asked) ? Optional.empty() : OrderChecks.notFilled(order))
        .or(() -> OrderChecks.notTriggered(order, asked))
        .or(asked::refusal)
        .or(() -> check.refusal(asked.asked(), now));
  }

  /**
   * FIX C.1.c: a filled order is replaced by a larger one, where the operator lets it. An immediate
   * order is done once it is filled.
   */
  private boolean reopens(Order order, Replacement asked) {
    return policies.reopenFilled()
        && !order.terms().timeInForce().immediate()
        && order.cumQty().isLessThan(asked.asked().quantity());
  }

  Decision<OrderEvent> expire(Order order, ExpireOrder command, Instant now) {
    if (!order.active()) {
      return Decision.nothing();
    }
    if (!order.terms().isOverAt(now)) {
      return notYetExpired("The order's time is not over yet.");
    }
    if (mayGoOn(order.pendingReplace(), now)) {
      return notYetExpired("A replacement that gives the order more time is pending.");
    }
    return order.filled()
        ? Consequences.tooLateToReplace(order)
        : Draft.accept(
            order, figures -> new OrderExpired(command.code(), null, order.leavesQty(), figures));
  }

  /** The venue may have confirmed by now what it has not answered yet. */
  private static boolean mayGoOn(@Nullable PendingReplace pending, Instant now) {
    return pending != null && !pending.requested().isOverAt(now);
  }

  private static Decision<OrderEvent> notYetExpired(String message) {
    return Decision.reject(OrderRejection.NOT_YET_EXPIRED, message);
  }

  private static boolean isForeign(Order order, @Nullable UUID owner) {
    return owner != null && !owner.equals(order.userId());
  }

  private static Decision<OrderEvent> notFound() {
    return Decision.reject(OrderRejection.ORDER_NOT_FOUND, "There is no such order.");
  }
}
