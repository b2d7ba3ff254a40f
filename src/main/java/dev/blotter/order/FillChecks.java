package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.Traded;
import java.util.Map;
import java.util.Optional;

/** Reasons to refuse a report of an execution; each empty where there is none. */
final class FillChecks {

  private FillChecks() {}

  static Optional<Rejection> trade(Order order, RecordFill report) {
    if (order.lifecycle().phase().refused()) {
      return Optional.of(OrderChecks.illegal(order, "executed"));
    }
    return positive(report).or(() -> total(order, order.executedQty(), report.lastQty()));
  }

  static Optional<Rejection> correction(Order order, CorrectFill report) {
    return positive(report)
        .or(() -> reference(order, report.venue(), report.execRefId()))
        .or(() -> total(order, othersThan(order, report), report.lastQty()));
  }

  /** A report must refer to the last one of an execution that still counts (FIX J.1.a). */
  static Optional<Rejection> reference(Order order, String venue, String execRefId) {
    return order
        .executions()
        .find(venue, execRefId)
        .map(chain -> reference(chain, execRefId))
        .orElseGet(() -> refuse(OrderRejection.UNKNOWN_EXECUTION, "unknown", execRefId));
  }

  private static Optional<Rejection> reference(ExecutionChain chain, String execRefId) {
    if (chain.busted()) {
      return refuse(OrderRejection.EXECUTION_ALREADY_BUSTED, "busted", execRefId);
    }
    return chain.lastExecId().equals(execRefId)
        ? Optional.empty()
        : refuse(OrderRejection.EXECUTION_ALREADY_CORRECTED, "corrected", execRefId);
  }

  private static Optional<Rejection> refuse(OrderRejection code, String word, String execId) {
    return Optional.of(
        Rejection.ofField(code, "exec_ref_id", "The execution %s is %s.".formatted(execId, word)));
  }

  private static Optional<Rejection> positive(Traded report) {
    if (report.lastQty().isZero()) {
      return zero(OrderRejection.QUANTITY_NOT_POSITIVE, "last_qty", "quantity");
    }
    return report.lastPx().isZero()
        ? zero(OrderRejection.PRICE_NOT_POSITIVE, "last_px", "price")
        : Optional.empty();
  }

  private static Optional<Rejection> zero(OrderRejection code, String field, String what) {
    return Optional.of(
        Rejection.ofField(code, field, "The %s must be greater than zero.".formatted(what)));
  }

  private static Quantity othersThan(Order order, CorrectFill report) {
    return order
        .executions()
        .find(report.venue(), report.execRefId())
        .map(chain -> order.executedQty().minus(chain.quantity()))
        .orElse(order.executedQty());
  }

  /** More than was ordered is no reason: it has happened. */
  private static Optional<Rejection> total(Order order, Quantity others, Quantity lastQty) {
    if (Quantity.LARGEST.minus(others).isLessThan(lastQty)) {
      return refuse(order, others, lastQty, OrderRejection.OUT_OF_RANGE, "More than can be kept.");
    }
    var leaves = order.terms().quantity().minusOrZero(others);
    return order.terms().timeInForce() == TimeInForce.FOK && lastQty.isLessThan(leaves)
        ? refuse(order, others, lastQty, OrderRejection.FOK_PARTIAL_FILL, "Not all at once.")
        : Optional.empty();
  }

  private static Optional<Rejection> refuse(
      Order order, Quantity others, Quantity lastQty, OrderRejection code, String message) {
    var figures =
        Map.of(
            "qty", order.terms().quantity().toString(),
            "cum_qty", others.toString(),
            "last_qty", lastQty.toString());
    return Optional.of(new Rejection(code, message, "last_qty", figures));
  }
}
