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
import java.util.Objects;
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

  /** The command; a field that the type needs and the report lacks, or the reverse, is a 400. */
  VenueReport command() {
    ReportFields.check(report);
    var id = report.execId();
    var at = report.transactTime();
    return switch (report.execType()) {
      case NEW -> new AcceptOrder(orderId, venue, id, at, report.venueOrderId());
      case PENDING_NEW -> new SubmitOrder(orderId, venue, id, at);
      case TRIGGERED -> new TriggerOrder(orderId, venue, id, at);
      case REPLACED -> new ConfirmReplace(orderId, venue, id, at);
      case DONE_FOR_DAY -> new ReportDoneForDay(orderId, venue, id, at);
      case TRADE -> fill();
      case TRADE_CORRECT -> correction();
      case TRADE_CANCEL ->
          new BustFill(orderId, venue, id, at, needed("exec_ref_id", report.execRefId()));
      case RESTATED -> restatement();
      case SUSPENDED -> new SuspendOrder(orderId, venue, id, at, code(), report.text());
      case REINSTATED -> new ReinstateOrder(orderId, venue, id, at, code(), report.text());
      case CANCELED -> new ConfirmCancel(orderId, venue, id, at, code(), report.text());
      case EXPIRED -> new ReportExpired(orderId, venue, id, at, code(), report.text());
      case REJECTED -> new RejectOrder(orderId, venue, id, at, code(), text());
      case CANCEL_REJECTED -> new RejectCancel(orderId, venue, id, at, code(), text());
      case REPLACE_REJECTED -> new RejectReplace(orderId, venue, id, at, code(), text());
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
        report.text(),
        report.qty(),
        ratio(),
        trailed);
  }

  private VenueReport fill() {
    return new RecordFill(
        orderId,
        venue,
        report.execId(),
        report.transactTime(),
        needed("last_qty", report.lastQty()),
        needed("last_px", report.lastPx()),
        report.commission());
  }

  private VenueReport correction() {
    var quantity = needed("last_qty", report.lastQty());
    var price = needed("last_px", report.lastPx());
    return new CorrectFill(
        orderId,
        venue,
        report.execId(),
        report.transactTime(),
        needed("exec_ref_id", report.execRefId()),
        quantity,
        price,
        report.commission());
  }

  private @Nullable Ratio ratio() {
    var stated = report.splitRatio();
    return stated == null ? null : stated.ratio("split_ratio");
  }

  /** The reason's code, or the type's own word where the venue gave none. */
  private String code() {
    return report.code() == null ? "VENUE_" + report.execType() : report.code();
  }

  /** The reason for a person; empty where the venue gave none. */
  private String text() {
    return Objects.requireNonNullElse(report.text(), "");
  }

  private <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw RequestProblem.field(field, "must be given for " + report.execType());
    }
    return value;
  }
}
