package dev.blotter.order;

import dev.blotter.kernel.Decision;
import dev.blotter.order.OrderEvent.OrderCancelRejected;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderModifyRejected;

/** What follows at once, in the same append, from an event that moved the figures. */
final class Consequences {

  /** The code of a cancellation that came after the last fill (FIX CxlRejReason 0). */
  static final String TOO_LATE = "TOO_LATE_TO_CANCEL";

  private Consequences() {}

  /** What follows where a venue has said what was executed. */
  static Decision<OrderEvent> ofExecution(Draft draft) {
    answerLateReplace(draft);
    answerLateCancel(draft);
    endImmediateOrder(draft);
    return draft.accepted();
  }

  /** What follows where the terms are other ones: nothing was executed yet for all that. */
  static Decision<OrderEvent> ofTerms(Draft draft) {
    answerLateReplace(draft);
    answerLateCancel(draft);
    return draft.accepted();
  }

  /** What follows where a replacement was refused that would have left something to cancel. */
  static Decision<OrderEvent> ofRefusal(Draft draft) {
    answerLateCancel(draft);
    return draft.accepted();
  }

  /** Where a filled order ends: more of it cannot be had, whatever the venue answers. */
  static Decision<OrderEvent> tooLateToReplace(Order order) {
    return ofRefusal(Draft.of(order).then(Consequences::tooLateToReplace));
  }

  private static OrderEvent tooLateToReplace(OrderFigures figures) {
    return new OrderModifyRejected("TOO_LATE_TO_REPLACE", "The order is filled.", figures);
  }

  /**
   * FIX B.1.c: the order is filled, so that nothing is left to cancel; while a replacement by more
   * is pending there may be.
   */
  private static void answerLateCancel(Draft draft) {
    var order = draft.order();
    if (order.pendingCancel() != null && order.filledForGood()) {
      draft.then(figures -> new OrderCancelRejected(TOO_LATE, "The order is filled.", figures));
    }
  }

  /**
   * FIX C.2.a: the order is filled, so that nothing is left to replace. One that is not immediate
   * may still be replaced by more.
   */
  private static void answerLateReplace(Draft draft) {
    var order = draft.order();
    var done = order.terms().timeInForce().immediate() ? order.filled() : order.filledForGood();
    if (order.pendingReplace() != null && done) {
      draft.then(Consequences::tooLateToReplace);
    }
  }

  /** What an IOC or FOK order did not get at once, or lost to a bust, it will not get. */
  private static void endImmediateOrder(Draft draft) {
    var order = draft.order();
    if (order.terms().timeInForce().immediate() && order.active() && !order.leavesQty().isZero()) {
      var code = order.terms().timeInForce() + "_REMAINDER";
      draft.then(figures -> new OrderExpired(code, null, order.leavesQty(), figures));
    }
  }
}
