package dev.blotter.order.web;

import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.TrailedStop;
import dev.blotter.order.VenueReport;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.ReinstateOrder;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.ReportDoneForDay;
import dev.blotter.order.VenueReport.ReportExpired;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.order.VenueReport.SubmitOrder;
import dev.blotter.order.VenueReport.SuspendOrder;
import dev.blotter.order.VenueReport.TriggerOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns an execution report into the command that it is. */
final class ReportTranslation {

  private final UUID orderId;
  private final String venue;
  private final ExecutionReport report;

  ReportTranslation(UUID orderId, String venue, ExecutionReport report) {
    this.orderId = orderId;
    this.venue = venue;
    this.report = report;
  }

  /** The command; a field that the type needs and the report lacks is a 400. */
  VenueReport command() {
    var id = report.execId();
    var at = report.transactTime();
    return switch (report.execType()) {
      case NEW -> new AcceptOrder(orderId, venue, id, at, report.venueOrderId());
      case PENDING_NEW -> new SubmitOrder(orderId, venue, id, at);
      case TRIGGERED -> new TriggerOrder(orderId, venue, id, at);
      case REPLACED -> new ConfirmReplace(orderId, venue, id, at);
      case DONE_FOR_DAY -> new ReportDoneForDay(orderId, venue, id, at);
      case TRADE, TRADE_CORRECT, TRADE_CANCEL -> trade();
      case RESTATED -> restatement();
      case SUSPENDED -> new SuspendOrder(orderId, venue, id, at, code());
      case REINSTATED -> new ReinstateOrder(orderId, venue, id, at, code());
      case CANCELED -> new ConfirmCancel(orderId, venue, id, at, code(), report.text());
      case EXPIRED -> new ReportExpired(orderId, venue, id, at, code());
      case REJECTED, CANCEL_REJECTED, REPLACE_REJECTED -> refusal();
    };
  }

  private VenueReport restatement() {
    var trailed = TrailedStop.of(report.hwm(), report.stopPrice());
    return new RestateOrder(
        orderId,
        venue,
        report.execId(),
        report.transactTime(),
        code(),
        report.qty(),
        ratio(),
        trailed);
  }

  private VenueReport trade() {
    var id = report.execId();
    var at = report.transactTime();
    if (report.execType() == ExecType.TRADE_CANCEL) {
      return new BustFill(orderId, venue, id, at, needed("exec_ref_id", report.execRefId()));
    }
    var quantity = needed("last_qty", report.lastQty());
    var price = needed("last_px", report.lastPx());
    if (report.execType() == ExecType.TRADE) {
      return new RecordFill(orderId, venue, id, at, quantity, price, report.commission());
    }
    var reference = needed("exec_ref_id", report.execRefId());
    return new CorrectFill(orderId, venue, id, at, reference, quantity, price, report.commission());
  }

  private VenueReport refusal() {
    var id = report.execId();
    var at = report.transactTime();
    var text = report.textOrEmpty();
    return switch (report.execType()) {
      case CANCEL_REJECTED -> new RejectCancel(orderId, venue, id, at, code(), text);
      case REPLACE_REJECTED -> new RejectReplace(orderId, venue, id, at, code(), text);
      default -> new RejectOrder(orderId, venue, id, at, code(), text);
    };
  }

  private @Nullable Ratio ratio() {
    var stated = report.splitRatio();
    return stated == null ? null : stated.ratio("split_ratio");
  }

  private String code() {
    return report.codeOr("VENUE_" + report.execType());
  }

  private <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw RequestProblem.field(field, "must be given for " + report.execType());
    }
    return value;
  }
}
