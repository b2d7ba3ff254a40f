package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.order.OrderEvent.OrderAccepted;
import dev.blotter.order.OrderEvent.OrderReinstated;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderSubmitted;
import dev.blotter.order.OrderEvent.OrderSuspended;
import dev.blotter.order.OrderEvent.OrderTriggered;
import dev.blotter.order.OrderLifecycle.Phase;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.ReinstateOrder;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.order.VenueReport.SuspendOrder;

/** Reports of an order that goes on. What is known already changes nothing. */
final class ProgressReports {

  Decision<OrderEvent> submitted(Order order) {
    if (order.lifecycle().phase().refused()) {
      return Decision.reject(OrderChecks.illegal(order, "submitted"));
    }
    return order.lifecycle().phase() == Phase.INITIALIZED
        ? Draft.accept(order, OrderSubmitted::new)
        : Decision.nothing();
  }

  /** The acknowledgement may come after a fill, or after the order is over. */
  Decision<OrderEvent> accepted(Order order, AcceptOrder report) {
    var lifecycle = order.lifecycle();
    if (lifecycle.phase().refused()) {
      return Decision.reject(OrderChecks.illegal(order, "accepted"));
    }
    var adds = lifecycle.venueOrderId() == null && report.venueOrderId() != null;
    return adds || lifecycle.phase().compareTo(Phase.ACCEPTED) < 0
        ? Draft.accept(order, figures -> new OrderAccepted(report.venueOrderId(), figures))
        : Decision.nothing();
  }

  /** That the stop was reached may be told after what came of it, as an acknowledgement may. */
  Decision<OrderEvent> triggered(Order order) {
    if (!order.terms().type().triggers() || order.lifecycle().phase().refused()) {
      return Decision.reject(OrderChecks.illegal(order, "triggered"));
    }
    return order.lifecycle().triggered()
        ? Decision.nothing()
        : Draft.accept(order, OrderTriggered::new);
  }

  Decision<OrderEvent> suspended(Order order, SuspendOrder report) {
    if (!order.active()) {
      return Decision.reject(OrderChecks.illegal(order, "suspended"));
    }
    return order.lifecycle().suspended()
        ? Decision.nothing()
        : Draft.accept(
            order, figures -> new OrderSuspended(report.reason(), report.text(), figures));
  }

  Decision<OrderEvent> reinstated(Order order, ReinstateOrder report) {
    if (!order.active()) {
      return Decision.reject(OrderChecks.illegal(order, "reinstated"));
    }
    return order.lifecycle().suspended()
        ? Draft.accept(
            order, figures -> new OrderReinstated(report.reason(), report.text(), figures))
        : Decision.nothing();
  }

  /** FIX E.1.c, E.1.d, H.1.a, H.1.b: the venue states the order anew, unasked. */
  Decision<OrderEvent> restated(Order order, RestateOrder report) {
    if (!order.active()) {
      return Decision.reject(OrderChecks.illegal(order, "restated"));
    }
    return switch (Restatement.of(order, report)) {
      case Restatement.Refused(var reason) -> Decision.reject(reason);
      case Restatement.Terms(var terms, var trailed) ->
          Consequences.ofTerms(
              Draft.of(order)
                  .then(
                      figures ->
                          new OrderRestated(
                              report.reason(),
                              report.text(),
                              report.splitRatio(),
                              terms,
                              trailed,
                              figures)));
    };
  }
}
