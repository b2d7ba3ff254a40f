package dev.blotter.trading;

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

  Assessment assess(PlaceGroup group, Trader trader, Instant now) {
    var form = GroupForm.refusal(group);
    if (form.isPresent()) {
      return new Assessment.Malformed(form.get());
    }
    var orders = group.orders();
    var portfolio = trader.portfolio();
    var quoted = placement.quoted(group.first().terms().symbol(), portfolio.account());
    List<Change> changes = new ArrayList<>();
    List<Rejection> reasons = new ArrayList<>();
    for (var order : orders) {
      switch (placement.initialize(order, quoted, trader, now)) {
        case Decision.Accepted<OrderEvent>(var events) ->
            OrderPlacement.changes(order, events).forEach(changes::add);
        case Decision.Rejected<OrderEvent>(var reason) -> reasons.add(within(order, reason));
      }
    }
    return refused(orders, quoted, reasons, now)
        .orElseGet(() -> reserved(group, quoted, changes, portfolio, now));
  }

  /** What is malformed comes before what is forbidden. */
  private Optional<Assessment> refused(
      List<PlaceOrder> orders, Quoted quoted, List<Rejection> reasons, Instant now) {
    var malformed = reasons.stream().filter(reason -> !OrderPlacement.denies(reason)).findFirst();
    return malformed
        .<Assessment>map(Assessment.Malformed::new)
        .or(() -> reasons.stream().findFirst().map(reason -> denied(orders, quoted, reason, now)));
  }

  private Assessment reserved(
      PlaceGroup group, Quoted quoted, List<Change> changes, Portfolio portfolio, Instant now) {
    return switch (reserve(group.binding(), quoted, portfolio)) {
      case Decision.Rejected<FundsReserved>(var reason) ->
          denied(group.orders(), quoted, reason, now);
      case Decision.Accepted<FundsReserved>(var reserved) ->
          Assessment.placed(changes.stream(), group.userId(), reserved.getFirst());
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

  private Assessment denied(List<PlaceOrder> orders, Quoted quoted, Rejection reason, Instant now) {
    var changes = orders.stream().flatMap(order -> placement.deny(order, quoted, reason, now));
    return new Assessment.Denied(changes.toList(), reason);
  }

  private static Rejection within(PlaceOrder order, Rejection reason) {
    return GroupForm.within(group(order).role(), reason);
  }

  private static OrderGroup group(PlaceOrder order) {
    return Objects.requireNonNull(order.group());
  }
}
