package dev.blotter.order;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.TradePrices;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderFilled;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a venue's report says of prices: what was paid, at what price it was in truth, or that it
 * never was. The posting of the same report names the instrument.
 *
 * @param id the report's ({@link #id})
 * @param change what it makes of what is known of the instrument's trades
 */
public record TradeReport(String id, UnaryOperator<TradePrices> change) {

  /** What that event says of prices; empty where it says nothing. */
  public static Optional<TradeReport> of(RecordedEvent event) {
    var at = Objects.requireNonNullElse(event.effectiveAt(), event.occurredAt());
    return switch (event.event()) {
      case OrderFilled e -> Optional.of(filled(ref(event, e.venue(), e.execId()), e, at));
      case OrderFillCorrected e -> Optional.of(corrected(ref(event, e.venue(), e.execId()), e, at));
      case OrderFillBusted e -> Optional.of(busted(ref(event, e.venue(), e.execId()), e, at));
      default -> Optional.empty();
    };
  }

  /** Names a report: a venue's ids are its own, and may be told apart by nothing but the order. */
  public static String id(ExecutionRef report) {
    return report.orderId() + " " + report.venue() + " " + report.execId();
  }

  private static ExecutionRef ref(RecordedEvent event, String venue, String execId) {
    return new ExecutionRef(event.aggregate().id(), venue, execId);
  }

  private static TradeReport filled(ExecutionRef report, OrderFilled e, Instant at) {
    var id = id(report);
    return new TradeReport(id, prices -> prices.paid(id, e.lastPx(), at));
  }

  private static TradeReport corrected(ExecutionRef report, OrderFillCorrected e, Instant at) {
    var id = id(report);
    var meant = id(report.withExecId(e.execRefId()));
    return new TradeReport(id, prices -> prices.corrected(meant, id, e.lastPx(), at));
  }

  private static TradeReport busted(ExecutionRef report, OrderFillBusted e, Instant at) {
    var meant = id(report.withExecId(e.execRefId()));
    return new TradeReport(id(report), prices -> prices.withdrawn(meant, at));
  }
}
