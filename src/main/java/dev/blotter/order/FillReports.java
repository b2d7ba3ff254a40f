package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.Traded;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Executions, their corrections and their busts. The same report again changes nothing. */
final class FillReports {

  /** A fill of an order that is over moves the figures, not the status (FIX J.1.b). */
  Decision<OrderEvent> filled(Order order, RecordFill r) {
    var commission = commission(r);
    var report = ReportedExecution.trade(r.execId(), r.lastQty(), r.lastPx(), commission);
    return once(
        order,
        r.venue(),
        report,
        () -> FillChecks.trade(order, r),
        figures ->
            new OrderFilled(
                r.venue(),
                r.execId(),
                r.lastQty(),
                r.lastPx(),
                commission,
                order.ended(),
                figures));
  }

  Decision<OrderEvent> corrected(Order order, CorrectFill r) {
    var commission = commission(r);
    var report =
        ReportedExecution.correction(
            r.execId(), r.execRefId(), r.lastQty(), r.lastPx(), commission);
    return once(
        order,
        r.venue(),
        report,
        () -> FillChecks.correction(order, r),
        figures ->
            new OrderFillCorrected(
                r.venue(),
                r.execId(),
                r.execRefId(),
                r.lastQty(),
                r.lastPx(),
                commission,
                figures));
  }

  Decision<OrderEvent> busted(Order order, BustFill r) {
    var known = order.executions().report(r.venue(), r.execId());
    if (known.isPresent()) {
      return known.get().isBustOf(r.execRefId()) ? Decision.nothing() : reused();
    }
    return decide(
        order,
        FillChecks.reference(order, r.venue(), r.execRefId()),
        figures -> new OrderFillBusted(r.venue(), r.execId(), r.execRefId(), figures));
  }

  /** The order does not know what it settles in: whoever does has filled that in. */
  private static Commission commission(Traded report) {
    return Objects.requireNonNull(report.commission(), "a commission, if only of zero");
  }

  private static Decision<OrderEvent> once(
      Order order,
      String venue,
      ReportedExecution report,
      Supplier<Optional<Rejection>> refusal,
      Function<OrderFigures, OrderEvent> event) {
    var known = order.executions().report(venue, report.execId());
    if (known.isPresent()) {
      return known.get().equals(report) ? Decision.nothing() : reused();
    }
    return decide(order, refusal.get(), event);
  }

  private static Decision<OrderEvent> decide(
      Order order, Optional<Rejection> refusal, Function<OrderFigures, OrderEvent> event) {
    return Decision.unless(refusal, () -> Consequences.ofExecution(Draft.of(order).then(event)));
  }

  private static Decision<OrderEvent> reused() {
    return Decision.reject(OrderRejection.execIdReused());
  }
}
