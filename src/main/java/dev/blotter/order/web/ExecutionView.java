package dev.blotter.order.web;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fill, a correction or a bust, with the order's figures after it. */
@Schema(description = "A fill, a correction or a bust, with the order's figures after it")
record ExecutionView(
    @Schema(examples = "TRADE") ExecType execType,
    @Schema(examples = "X17") String execId,
    @Schema(description = "The execution that is corrected or busted") @Nullable String execRefId,
    @Schema(examples = "XNAS") String venue,
    @Schema(implementation = String.class, examples = "10") @Nullable Quantity lastQty,
    @Schema(implementation = String.class, examples = "187.20") @Nullable Price lastPx,
    @Nullable Money commission,
    @Schema(description = "true where the order was over already") boolean late,
    OrderStatus status,
    @Schema(implementation = String.class) Quantity filledQty,
    @Schema(implementation = String.class) Quantity leavesQty,
    @Schema(implementation = String.class) @Nullable Price filledAvgPrice,
    @Schema(description = "The venue's time, where it gave one") @Nullable Instant transactTime,
    Instant occurredAt,
    @Schema(description = "The order's version after it") long version) {

  /** The execution that an event is, or empty where it is none. */
  static Optional<ExecutionView> of(OrderEvent event, RecordedEvent recorded) {
    return switch (event) {
      case OrderFilled(var venue, var id, var qty, var px, var fee, var late, var figures) ->
          Optional.of(
              of(
                  new Report(ExecType.TRADE, id, null, venue, qty, px, fee, late),
                  figures,
                  recorded));
      case OrderFillCorrected(var venue, var id, var ref, var qty, var px, var fee, var figures) ->
          Optional.of(
              of(
                  new Report(ExecType.TRADE_CORRECT, id, ref, venue, qty, px, fee, false),
                  figures,
                  recorded));
      case OrderFillBusted(var venue, var id, var ref, var figures) ->
          Optional.of(
              of(
                  new Report(ExecType.TRADE_CANCEL, id, ref, venue, null, null, null, false),
                  figures,
                  recorded));
      default -> Optional.empty();
    };
  }

  private static ExecutionView of(Report report, OrderFigures figures, RecordedEvent recorded) {
    return new ExecutionView(
        report.type,
        report.id,
        report.reference,
        report.venue,
        report.qty,
        report.px,
        report.commission,
        report.late,
        figures.status(),
        figures.cumQty(),
        figures.leavesQty(),
        figures.avgPx(),
        recorded.effectiveAt(),
        recorded.occurredAt(),
        recorded.version());
  }

  private record Report(
      ExecType type,
      String id,
      @Nullable String reference,
      String venue,
      @Nullable Quantity qty,
      @Nullable Price px,
      @Nullable Money commission,
      boolean late) {}
}
