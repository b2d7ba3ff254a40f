package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders kept by nothing but the decider and the aggregate; the same order again is found as the
 * log does it.
 */
final class DecidedOrders implements FixSession {

  private final OrderAggregate aggregate = new OrderAggregate();
  private final OrderDecider decider;
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, PlaceOrder> placed = new HashMap<>();

  DecidedOrders(OrderPolicies policies) {
    this.decider = new OrderDecider(policies);
  }

  @Override
  public Optional<String> place(String order, Quantity quantity, TimeInForce timeInForce) {
    var terms = Orders.terms(OrderType.LIMIT, timeInForce, quantity.toString());
    var command = new PlaceOrder(Orders.ID, Orders.USER, order, null, terms);
    var known = orders.get(order);
    if (known == null) {
      placed.put(order, command);
      return apply(order, decider.initialize(command, Orders.PORTFOLIO, null, Orders.NOW));
    }
    return command.equals(placed.get(order)) ? Optional.empty() : decide(order, command);
  }

  @Override
  public Optional<String> cancel(String order) {
    return decide(order, Orders.cancel("cancel"));
  }

  @Override
  public Optional<String> replace(String order, Quantity quantity) {
    return decide(order, Orders.replace("replace", quantity.toString()));
  }

  @Override
  public Optional<String> report(String order, FixReport report) {
    return decide(order, command(report));
  }

  @Override
  public Optional<OrderFigures> status(String order) {
    return Optional.ofNullable(orders.get(order)).map(Order::figures);
  }

  private Optional<String> decide(String order, OrderCommand command) {
    return apply(order, decider.decide(orders.get(order), command, Orders.NOW));
  }

  private Optional<String> apply(String order, Decision<OrderEvent> decision) {
    return switch (decision) {
      case Decision.Rejected<OrderEvent>(var reason) -> Optional.of(reason.code().name());
      case Decision.Accepted<OrderEvent>(var events) -> {
        events.forEach(event -> evolve(order, event));
        yield Optional.empty();
      }
    };
  }

  private void evolve(String order, OrderEvent event) {
    var next = aggregate.evolve(orders.get(order), event);
    assertThat(event.figures()).isEqualTo(next.figures());
    orders.put(order, next);
  }

  static OrderCommand command(FixReport r) {
    var id = Orders.ID;
    var venue = Orders.VENUE;
    return switch (r.type()) {
      case PENDING_NEW -> new VenueReport.SubmitOrder(id, venue, r.execId(), null);
      case NEW -> new VenueReport.AcceptOrder(id, venue, r.execId(), null, "venue-id");
      case REJECTED -> new VenueReport.RejectOrder(id, venue, r.execId(), null, "NO", "no");
      case TRIGGERED -> new VenueReport.TriggerOrder(id, venue, r.execId(), null);
      case SUSPENDED -> new VenueReport.SuspendOrder(id, venue, r.execId(), null, "HALT", null);
      case CANCELED -> Orders.cancelled(r.execId());
      case CANCEL_REJECTED -> new VenueReport.RejectCancel(id, venue, r.execId(), null, "NO", "no");
      case REPLACED -> new VenueReport.ConfirmReplace(id, venue, r.execId(), null);
      case REPLACE_REJECTED ->
          new VenueReport.RejectReplace(id, venue, r.execId(), null, "NO", "no");
      case EXPIRED -> new VenueReport.ReportExpired(id, venue, r.execId(), null, "EXPIRED", null);
      case DONE_FOR_DAY -> new VenueReport.ReportDoneForDay(id, venue, r.execId(), null);
      case RESTATED ->
          new VenueReport.RestateOrder(
              id, venue, r.execId(), null, "RESTATED", r.qty(), r.splitRatio());
      case TRADE, TRADE_CORRECT, TRADE_CANCEL -> execution(r);
    };
  }

  private static OrderCommand execution(FixReport r) {
    return switch (r.type()) {
      case TRADE -> Orders.fill(r.execId(), text(r.lastQty()), text(r.lastPx()));
      case TRADE_CORRECT ->
          Orders.correct(r.execId(), text(r.execRefId()), text(r.lastQty()), text(r.lastPx()));
      default -> Orders.bust(r.execId(), text(r.execRefId()));
    };
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }
}
