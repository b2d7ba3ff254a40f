package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderEvent.OrderDenied;
import dev.blotter.order.OrderEvent.OrderInitialized;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an order begins. */
final class Placement {

  private final OrderPolicies policies;
  private final TermsCheck check;

  Placement(OrderPolicies policies) {
    this.policies = policies;
    this.check = new TermsCheck(policies);
  }

  Decision<OrderEvent> initialize(
      PlaceOrder command, UUID portfolioId, @Nullable Quotation quotation, Instant now) {
    return Decision.unless(
        check.refusal(command.terms(), now),
        () -> Decision.accept(initialized(command, portfolioId, quotation, now)));
  }

  List<OrderEvent> deny(
      PlaceOrder command,
      UUID portfolioId,
      @Nullable Quotation quotation,
      Rejection reason,
      Instant now) {
    var first = initialized(command, portfolioId, quotation, now);
    var order = new OrderAggregate().evolve(null, first);
    var denied =
        Draft.of(order)
            .then(figures -> new OrderDenied(reason.code().name(), reason.message(), figures));
    return List.of(first, denied.events().getFirst());
  }

  private OrderInitialized initialized(
      PlaceOrder command, UUID portfolioId, @Nullable Quotation quotation, Instant now) {
    var group = command.group();
    boolean waits = group != null && group.beginsHeld();
    var terms = waits ? command.terms() : withExpiry(command.terms(), now);
    var status = waits ? OrderStatus.SUSPENDED : OrderStatus.PENDING;
    var figures =
        new OrderFigures(status, terms.quantity(), Quantity.ZERO, null, terms.quantity(), null);
    return new OrderInitialized(
        command.orderId(),
        command.userId(),
        portfolioId,
        command.clientOrderId(),
        command.tag(),
        terms,
        quotation,
        group,
        figures);
  }

  private OrderTerms withExpiry(OrderTerms asked, Instant now) {
    return asked.withExpireAt(policies.expiry(asked, now));
  }
}
