package dev.blotter.trading;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.marketdata.Instruments;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.GroupForm;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderGroup;
import dev.blotter.order.PlaceGroup;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.SharedReservations;
import dev.blotter.trading.OrderPlacement.Quoted;
import dev.blotter.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether orders may be placed that go together. The form comes first, of the group and of each
 * order; then the rules about each, and last what the account can bear. One reason speaks for all.
 */
final class GroupPlacement {

  /** What placing a group comes to. */
  sealed interface Outcome {

    /** All may be placed. */
    record Placed(List<Change> changes, FundsReserved reserved) implements Outcome {}

    /** A rule forbids one of them, which is recorded of all. */
    record Denied(List<Change> changes, Rejection reason) implements Outcome {}

    /** It is malformed; nothing is recorded. */
    record Malformed(Rejection reason) implements Outcome {}
  }

  private final OrderPlacement placement;
  private final OrderRequests requests;
  private final Reservations reservations;
  private final SharedReservations shared;
  private final Prices prices;

  GroupPlacement(TradingRules rules, Prices prices, Instruments instruments) {
    this.placement = new OrderPlacement(rules, prices, instruments);
    this.requests = new OrderRequests(rules.reservations(), prices);
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.shared = new SharedReservations(rules.reservations(), rules.margin());
    this.prices = prices;
  }

  Outcome assess(PlaceGroup group, User user, Portfolio portfolio, Instant now) {
    var form = GroupForm.refusal(group);
    if (form.isPresent()) {
      return new Outcome.Malformed(form.get());
    }
    var orders = group.orders();
    var quoted = placement.quoted(group.first().terms().symbol(), portfolio.account());
    List<Change> changes = new ArrayList<>();
    List<Rejection> reasons = new ArrayList<>();
    for (var order : orders) {
      switch (placement.initialize(order, quoted, user, portfolio, now)) {
        case Decision.Accepted<OrderEvent>(var events) -> add(changes, order, events);
        case Decision.Rejected<OrderEvent>(var reason) -> reasons.add(within(order, reason));
      }
    }
    return refused(orders, quoted, reasons, now)
        .orElseGet(() -> reserved(group, quoted, changes, portfolio, now));
  }

  /** What is malformed comes before what is forbidden. */
  private Optional<Outcome> refused(
      List<PlaceOrder> orders, Quoted quoted, List<Rejection> reasons, Instant now) {
    var malformed = reasons.stream().filter(reason -> !OrderPlacement.denies(reason)).findFirst();
    return malformed
        .<Outcome>map(Outcome.Malformed::new)
        .or(() -> reasons.stream().findFirst().map(reason -> denied(orders, quoted, reason, now)));
  }

  private Outcome reserved(
      PlaceGroup group, Quoted quoted, List<Change> changes, Portfolio portfolio, Instant now) {
    return switch (reserve(group.binding(), quoted, portfolio)) {
      case Decision.Rejected<FundsReserved>(var reason) ->
          denied(group.orders(), quoted, reason, now);
      case Decision.Accepted<FundsReserved>(var events) -> {
        var reserved = events.getFirst();
        changes.add(Change.of(OrderStates.book(group.userId()), reserved));
        yield new Outcome.Placed(changes, reserved);
      }
    };
  }

  /**
   * Exits bind nothing while they wait for an entry, and one of two for both where there is none.
   */
  private Decision<FundsReserved> reserve(
      List<PlaceOrder> binding, Quoted quoted, Portfolio portfolio) {
    var asked =
        binding.stream()
            .map(order -> requests.placing(order.orderId(), order.terms(), quoted.currency()))
            .toList();
    return asked.size() == 1
        ? reservations.place(portfolio, asked.getFirst(), prices)
        : shared.place(portfolio, asked, prices);
  }

  private Outcome denied(List<PlaceOrder> orders, Quoted quoted, Rejection reason, Instant now) {
    List<Change> changes = new ArrayList<>();
    orders.forEach(order -> add(changes, order, placement.deny(order, quoted, reason, now)));
    return new Outcome.Denied(changes, reason);
  }

  private static void add(List<Change> changes, PlaceOrder order, List<OrderEvent> events) {
    var ref = AggregateRef.order(order.orderId());
    events.forEach(event -> changes.add(Change.of(ref, event)));
  }

  private static Rejection within(PlaceOrder order, Rejection reason) {
    return GroupForm.within(group(order).role(), reason);
  }

  private static OrderGroup group(PlaceOrder order) {
    return Objects.requireNonNull(order.group());
  }
}
