package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.RestateOrder;
import org.jspecify.annotations.Nullable;

/** What a venue's restatement makes of an order's terms. */
sealed interface Restatement {

  record Terms(OrderTerms terms) implements Restatement {}

  record Refused(Rejection reason) implements Restatement {}

  /** The quantity never falls below what is executed, as with a replacement (FIX C.3.c). */
  static Restatement of(Order order, RestateOrder report) {
    var ratio = report.splitRatio();
    var quantity = report.quantity();
    if (quantity != null && quantity.isZero()) {
      return refused(OrderRejection.QUANTITY_NOT_POSITIVE, "qty");
    }
    if (ratio == null) {
      return new Terms(atLeast(order.cumQty(), order.terms(), quantity));
    }
    var units = new Split(ratio);
    return units.fits(order) ? split(order, units, quantity) : tooFar();
  }

  private static Restatement split(Order order, Split units, @Nullable Quantity quantity) {
    var executed = order.executions().split(units).quantity();
    var overfill = order.overfillQty();
    var cum = overfill == null ? executed : executed.minusOrZero(units.of(overfill));
    return new Terms(atLeast(cum, units.of(order.terms()), quantity));
  }

  private static OrderTerms atLeast(Quantity cum, OrderTerms terms, @Nullable Quantity quantity) {
    var asked = quantity == null ? terms.quantity() : quantity;
    return terms.withQuantity(asked.max(cum));
  }

  private static Restatement tooFar() {
    return refused(OrderRejection.OUT_OF_RANGE, "split_ratio");
  }

  private static Restatement refused(OrderRejection code, String field) {
    var message = "The order cannot be restated with that value.";
    return new Refused(Rejection.ofField(code, field, message));
  }
}
