package dev.blotter.trading;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Ratio;
import dev.blotter.marketdata.Prices;
import dev.blotter.order.Order;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderModifyRejected;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.portfolio.PortfolioEvent.FundsReserved;
import dev.blotter.portfolio.Reservations;
import java.util.List;

/**
 * Keeps what an order holds in step with what has happened to it: all is released once it is over,
 * so that no reservation leaks (invariant 33), and it is reckoned anew where its terms or what is
 * executed were changed other than by a fill.
 */
final class ReservationKeeper {
  private final Reservations reservations;
  private final OrderRequests requests;
  private final Prices prices;

  ReservationKeeper(TradingRules rules, Prices prices) {
    this.reservations = new Reservations(rules.reservations(), rules.margin());
    this.prices = prices;
    this.requests = new OrderRequests(rules.reservations(), prices);
  }

  /**
   * Adds what follows for the cash book. What exits of a group bind they bind together: that is
   * {@link GroupKeeper}'s.
   *
   * @param order as the events left it
   */
  void keep(AccountDraft draft, Order order, List<OrderEvent> events) {
    if (order.exit()) {
      return;
    }
    if (!order.active()) {
      reservations.release(draft.portfolio(), order.orderId()).ifPresent(draft::post);
    } else if (events.stream().anyMatch(ReservationKeeper::restates)) {
      restate(draft, order, ratio(events));
    }
  }

  private void restate(AccountDraft draft, Order order, Ratio ratio) {
    var request = requests.standing(order, draft.portfolio(), ratio);
    reservations.restate(draft.portfolio(), request).ifPresent(draft::post);
    var pending = order.pendingReplace();
    if (pending != null) {
      var replacing = requests.replacing(order, pending.requested(), draft.portfolio());
      if (reservations.replace(draft.portfolio(), replacing, prices)
          instanceof Decision.Accepted<FundsReserved>(var reserved)) {
        reserved.forEach(draft::post);
      }
    }
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

  private static boolean restates(OrderEvent event) {
    return event instanceof OrderUpdated
        || event instanceof OrderModifyRejected
        || event instanceof OrderRestated
        || event instanceof OrderFillBusted
        || event instanceof OrderFillCorrected;
  }
}
