package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderDoneForDay;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderRejected;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.ReportExpired;
import java.util.Optional;
import java.util.function.Function;

/** Reports that end an order, for good or for the day. */
final class EndReports {

  /** FIX: an order can pass from New to Rejected, but not once it is executed in part. */
  Decision<OrderEvent> rejected(Order order, RejectOrder report) {
    if (order.status() == OrderStatus.REJECTED) {
      return Decision.nothing();
    }
    if (!order.active() || !order.cumQty().isZero()) {
      return Decision.reject(OrderChecks.illegal(order, "rejected"));
    }
    return Draft.accept(order, figures -> new OrderRejected(report.code(), report.text(), figures));
  }

  /** FIX B.1.a, E.1.b, K.1.b: asked for or not. */
  Decision<OrderEvent> cancelled(Order order, ConfirmCancel report) {
    return ending(
        order,
        "cancelled",
        figures -> new OrderCanceled(report.code(), report.text(), order.leavesQty(), figures));
  }

  Decision<OrderEvent> expired(Order order, ReportExpired report) {
    return ending(
        order,
        "expired",
        figures -> new OrderExpired(report.code(), report.text(), order.leavesQty(), figures));
  }

  /** FIX A.1.b, H.1.a. An order of one day that is executed as a whole is filled, not over. */
  Decision<OrderEvent> doneForDay(Order order) {
    if (order.lifecycle().doneForDay()) {
      return Decision.nothing();
    }
    if (!order.active()) {
      return Decision.reject(OrderChecks.illegal(order, "done for the day"));
    }
    return order.filled() && !order.resumes()
        ? Consequences.tooLateToReplace(order)
        : Draft.accept(order, OrderDoneForDay::new);
  }

  /** What is executed as a whole is filled: what ends is the wait for a replacement by more. */
  private static Decision<OrderEvent> ending(
      Order order, String what, Function<OrderFigures, OrderEvent> event) {
    if (order.status() == OrderStatus.CANCELLED || order.status() == OrderStatus.EXPIRED) {
      return Decision.nothing();
    }
    if (order.active() && order.filled()) {
      return Consequences.tooLateToReplace(order);
    }
    return Decision.unless(refusal(order, what), () -> Draft.accept(order, event));
  }

  private static Optional<Rejection> refusal(Order order, String what) {
    return order.ended()
        ? Optional.of(OrderChecks.illegal(order, what))
        : OrderChecks.notFilled(order);
  }
}
