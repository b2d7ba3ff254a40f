package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.RestateOrder;
import org.jspecify.annotations.Nullable;

/** What a venue's restatement makes of an order's terms. */
sealed interface Restatement {

  record Terms(OrderTerms terms, @Nullable TrailedStop trailed) implements Restatement {}

  record Refused(Rejection reason) implements Restatement {}

  /** The quantity never falls below what is executed, as with a replacement (FIX C.3.c). */
  static Restatement of(Order order, RestateOrder report) {
    var ratio = report.splitRatio();
    var quantity = report.quantity();
    if (quantity != null && quantity.isZero()) {
      return refused(OrderRejection.QUANTITY_NOT_POSITIVE, "qty");
    }
    var said = report.trailed();
    if (said != null && order.terms().type() != OrderType.TRAILING_STOP) {
      return refused(OrderRejection.STOP_PRICE_NOT_ALLOWED, "stop_price");
    }
    if (ratio == null) {
      var terms = atLeast(order.cumQty(), order.terms(), quantity);
      return new Terms(terms, said == null ? order.trailed() : said.after(order.trailed()));
    }
    var units = new Split(ratio);
    if (!units.fits(order)) {
      return tooFar();
    }
    var trailed = units.ofNullable(order.trailed());
    return new Terms(split(order, units, quantity), said == null ? trailed : said.after(trailed));
  }

  private static OrderTerms split(Order order, Split units, @Nullable Quantity quantity) {
    var executed = order.executions().split(units).quantity();
    var overfill = order.overfillQty();
    var cum = overfill == null ? executed : executed.minusOrZero(units.of(overfill));
    return atLeast(cum, units.of(order.terms()), quantity);
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
