package dev.blotter.activity;

import dev.blotter.eventlog.EventRow;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderFigures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a venue reported of an execution.
 *
 * @param execRefId the execution that it corrects or takes back, or null where it is a new one
 * @param qty null where it takes one back; likewise price and commission
 * @param figures where the order stood once it was taken in
 */
record Report(
    ActivityStatus status,
    @Nullable String execRefId,
    @Nullable Quantity qty,
    @Nullable Price price,
    @Nullable Commission commission,
    OrderFigures figures) {

  /** The report that a posting was made for. */
  static Report of(EventRow posting, Explanations known) {
    return known.of(posting, OrderEvent.class).stream()
        .flatMap(event -> of(event).stream())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a posting without its report " + posting.eventId()));
  }

  private static Optional<Report> of(OrderEvent event) {
    return switch (event) {
      case OrderFilled e ->
          Optional.of(
              new Report(
                  ActivityStatus.executed,
                  null,
                  e.lastQty(),
                  e.lastPx(),
                  e.commission(),
                  e.figures()));
      case OrderFillCorrected e ->
          Optional.of(
              new Report(
                  ActivityStatus.correct,
                  e.execRefId(),
                  e.lastQty(),
                  e.lastPx(),
                  e.commission(),
                  e.figures()));
      case OrderFillBusted e ->
          Optional.of(
              new Report(ActivityStatus.canceled, e.execRefId(), null, null, null, e.figures()));
      default -> Optional.empty();
    };
  }
}
