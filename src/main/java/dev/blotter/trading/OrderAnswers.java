package dev.blotter.trading;

import dev.blotter.command.Answer;
import dev.blotter.command.States;
import dev.blotter.command.Verdict;
import dev.blotter.order.Order;
import dev.blotter.order.OrderStatus;

/** Answers with the order as it stands: pending while the venue owes an answer to the client. */
final class OrderAnswers {
  private OrderAnswers() {}

  static Answer of(States after, Verdict.Accepted verdict) {
    var ref = verdict.subject();
    var status = after.find(ref, Order.class).orElseThrow().status();
    boolean pending = status == OrderStatus.PENDING_CANCEL || status == OrderStatus.PENDING_REPLACE;
    var kind = pending ? Answer.Kind.PENDING : Answer.Kind.DONE;
    return Answer.of(kind, verdict, after, OrderJson.of(ref, after));
  }
}
