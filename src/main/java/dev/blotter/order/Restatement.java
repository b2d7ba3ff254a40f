package dev.blotter.order;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.VenueReport.RestateOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a venue's restatement makes of an order's terms. */
sealed interface Restatement {

  record Terms(OrderTerms terms, @Nullable TrailedStop trailed) implements Restatement {}

  record Refused(Rejection reason) implements Restatement {}

  /** The quantity never falls below what is executed, as with a replacement (FIX C.3.c). */
  static Restatement of(Order order, RestateOrder report) {
    return wrongQuantity(report.quantity())
        .or(() -> wrongStop(order, report.trailed()))
        .orElseGet(() -> restated(order, report));
  }

  private static Optional<Restatement> wrongQuantity(@Nullable Quantity quantity) {
    return quantity != null && quantity.isZero()
        ? Optional.of(refused(OrderRejection.QUANTITY_NOT_POSITIVE, "qty"))
        : Optional.empty();
  }

  private static Optional<Restatement> wrongStop(Order order, @Nullable TrailedStop said) {
    if (said == null) {
      return Optional.empty();
    }
    if (order.terms().type() != OrderType.TRAILING_STOP) {
      return Optional.of(refused(OrderRejection.STOP_PRICE_NOT_ALLOWED, "stop_price"));
    }
    if (said.stopPrice() != null && said.stopPrice().isZero()) {
      return Optional.of(refused(OrderRejection.PRICE_NOT_POSITIVE, "stop_price"));
    }
    return said.hwm() != null && said.hwm().isZero()
        ? Optional.of(refused(OrderRejection.PRICE_NOT_POSITIVE, "hwm"))
        : Optional.empty();
  }

  private static Restatement restated(Order order, RestateOrder report) {
    var said = report.trailed();
    if (report.splitRatio() == null) {
      var terms = atLeast(order.cumQty(), order.terms(), report.quantity());
      return new Terms(terms, said == null ? order.trailed() : said.after(order.trailed()));
    }
    var units = new Split(report.splitRatio());
    if (!units.fits(order)) {
      return refused(OrderRejection.OUT_OF_RANGE, "split_ratio");
    }
    var trailed = units.ofNullable(order.trailed());
    var terms = split(order, units, report.quantity());
    return new Terms(terms, said == null ? trailed : said.after(trailed));
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

  private static Restatement refused(OrderRejection code, String field) {
    var message = "The order cannot be restated with that value.";
    return new Refused(Rejection.ofField(code, field, message));
  }
}
