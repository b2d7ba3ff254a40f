package dev.blotter.trading;

import dev.blotter.kernel.Ratio;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderModifyRejected;
import dev.blotter.order.OrderEvent.OrderPendingUpdate;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.Reservations;
import dev.blotter.portfolio.Reservations.Request;
import java.util.List;
import java.util.Objects;

/**
 * Keeps what an order holds in step with what has happened to it: all is released once it is over,
 * so that no reservation leaks (invariant 33), and it is reckoned anew where its terms or what is
 * executed were changed other than by a fill. While a replacement is pending it binds enough for
 * the order as it is and as it would be, whatever happens meanwhile (invariant 36).
 */
final class ReservationKeeper {
  private final Reservations reservations;
  private final OrderRequests requests;

  ReservationKeeper(TradingRules rules, Prices prices) {
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.requests = new OrderRequests(rules.reservations(), prices);
  }

  /**
   * Adds what follows for the cash book. What exits of a group bind they bind together, and an
   * order that may only reduce binds no more than is held: that is {@link GroupKeeper}'s.
   *
   * @param before the order as the events found it
   * @param order as they left it
   */
  void keep(AccountDraft draft, Order before, Order order, List<OrderEvent> events) {
    if (order.exit() || order.terms().reduceOnly()) {
      return;
    }
    if (!order.active()) {
      release(draft, order);
    } else if (events.stream().anyMatch(event -> restates(order, event))) {
      var portfolio = isRepriced(before, order, events) ? bare(draft, order) : draft.portfolio();
      restate(draft, order, requests.either(order, portfolio, ratio(events)));
    }
  }

  /** Binds anew what an order needs, where what it was to close is there no more. */
  void restate(AccountDraft draft, Order order) {
    restate(draft, order, requests.either(order, draft.portfolio(), Ratio.ONE));
  }

  private static boolean isRepriced(Order before, Order order, List<OrderEvent> events) {
    var was = before.terms();
    var is = order.terms();
    return events.stream().anyMatch(OrderUpdated.class::isInstance)
        && !(Objects.equals(was.trail(), is.trail())
            && Objects.equals(was.stopPrice(), is.stopPrice()));
  }

  /**
   * What an order was reserved at by another trail or stop says nothing of it, if a price is known.
   */
  private Portfolio bare(AccountDraft draft, Order order) {
    return requests.unitPrice(order.terms()).isPresent()
        ? draft.portfolio().without(order.orderId())
        : draft.portfolio();
  }

  private void restate(AccountDraft draft, Order order, List<Request> needs) {
    if (needs.stream().allMatch(need -> need.leaves().isZero())) {
      release(draft, order);
    } else {
      var standing = needs.getFirst();
      reservations.restate(draft.portfolio(), standing, needs).ifPresent(draft::post);
    }
  }

  private void release(AccountDraft draft, Order order) {
    reservations.release(draft.portfolio(), order.orderId()).ifPresent(draft::post);
  }

  /** The splits among those events, together. */
  private static Ratio ratio(List<OrderEvent> events) {
    var ratio = Ratio.ONE;
    for (var event : events) {
      if (event instanceof OrderRestated restated && restated.splitRatio() != null) {
        ratio = ratio.then(restated.splitRatio());
      }
    }
    return ratio;
  }

  // A fill frees in proportion, which is exact for one need but not for two.
  private static boolean restates(Order order, OrderEvent event) {
    return (event instanceof OrderFilled && order.pendingReplace() != null)
        || event instanceof OrderPendingUpdate
        || event instanceof OrderUpdated
        || event instanceof OrderModifyRejected
        || event instanceof OrderRestated
        || event instanceof OrderFillBusted
        || event instanceof OrderFillCorrected;
  }
}
