package dev.blotter.order;

import dev.blotter.kernel.Decision;
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
import dev.blotter.order.VenueReport.Traded;
import dev.blotter.order.VenueReport.TriggerOrder;

/** Sends each report of a venue to the rules about it. */
final class VenueReports {

  private final ProgressReports progress = new ProgressReports();
  private final AnswerReports answers = new AnswerReports();
  private final EndReports ends = new EndReports();
  private final FillReports fills = new FillReports();

  Decision<OrderEvent> decide(Order order, VenueReport report) {
    return order.held() && !executes(report)
        ? Decision.reject(OrderChecks.illegal(order, "reported: no venue was given it yet"))
        : taken(order, report);
  }

  /** An execution has happened, whoever gave the order away. */
  private static boolean executes(VenueReport report) {
    return report instanceof Traded || report instanceof BustFill;
  }

  private Decision<OrderEvent> taken(Order order, VenueReport report) {
    return switch (report) {
      case SubmitOrder r -> progress.submitted(order);
      case AcceptOrder r -> progress.accepted(order, r);
      case TriggerOrder r -> progress.triggered(order);
      case SuspendOrder r -> progress.suspended(order, r);
      case ReinstateOrder r -> progress.reinstated(order, r);
      case RestateOrder r -> progress.restated(order, r);
      case RejectOrder r -> ends.rejected(order, r);
      case ConfirmCancel r -> ends.cancelled(order, r);
      case ReportExpired r -> ends.expired(order, r);
      case ReportDoneForDay r -> ends.doneForDay(order);
      case RejectCancel r -> answers.cancelRejected(order, r);
      case ConfirmReplace r -> answers.replaced(order);
      case RejectReplace r -> answers.replaceRejected(order, r);
      case RecordFill r -> fills.filled(order, r);
      case CorrectFill r -> fills.corrected(order, r);
      case BustFill r -> fills.busted(order, r);
    };
  }
}
