package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.order.OrderEvent.OrderCancelRejected;
import dev.blotter.order.OrderEvent.OrderModifyRejected;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;

/** The venue's answers to what the client asked for. */
final class AnswerReports {

  /** For an order that is over the request was answered by what ended it. */
  Decision<OrderEvent> cancelRejected(Order order, RejectCancel report) {
    if (order.pendingCancel() != null) {
      return Draft.accept(
          order, figures -> new OrderCancelRejected(report.code(), report.text(), figures));
    }
    return order.active()
        ? Decision.reject(
            OrderRejection.NO_PENDING_CANCEL, "No cancellation of the order is pending.")
        : Decision.nothing();
  }

  /** FIX C.3.b, C.3.c: a quantity below what is executed becomes what is executed. */
  Decision<OrderEvent> replaced(Order order) {
    var pending = order.pendingReplace();
    if (pending == null) {
      return noPendingReplace();
    }
    var asked = pending.requested();
    var terms = asked.withQuantity(asked.quantity().max(order.cumQty()));
    return Consequences.ofTerms(
        Draft.of(order).then(figures -> new OrderUpdated(terms, order.revision() + 1, figures)));
  }

  Decision<OrderEvent> replaceRejected(Order order, RejectReplace report) {
    if (order.pendingReplace() != null) {
      return Consequences.ofRefusal(
          Draft.of(order)
              .then(figures -> new OrderModifyRejected(report.code(), report.text(), figures)));
    }
    return order.active() ? noPendingReplace() : Decision.nothing();
  }

  private static Decision<OrderEvent> noPendingReplace() {
    return Decision.reject(
        OrderRejection.NO_PENDING_REPLACE, "No replacement of the order is pending.");
  }
}
