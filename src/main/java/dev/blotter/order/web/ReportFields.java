package dev.blotter.order.web;

import dev.blotter.http.TypedFields;
import java.util.Set;

/** Which types of execution reports have which fields; all types have those that are not here. */
final class ReportFields {

  private static final Set<ExecType> TRADED = Set.of(ExecType.TRADE, ExecType.TRADE_CORRECT);

  private static final Set<ExecType> REVISED =
      Set.of(ExecType.TRADE_CORRECT, ExecType.TRADE_CANCEL);

  private static final Set<ExecType> RESTATED = Set.of(ExecType.RESTATED);

  /** Those that have a reason. */
  private static final Set<ExecType> SAYING_WHY =
      Set.of(
          ExecType.CANCELED,
          ExecType.REJECTED,
          ExecType.CANCEL_REJECTED,
          ExecType.REPLACE_REJECTED,
          ExecType.EXPIRED,
          ExecType.RESTATED,
          ExecType.SUSPENDED,
          ExecType.REINSTATED);

  private static final TypedFields<ExecutionReport, ExecType> FIELDS =
      new TypedFields<ExecutionReport, ExecType>()
          .with("venue_order_id", ExecutionReport::venueOrderId, Set.of(ExecType.NEW))
          .with("last_qty", ExecutionReport::lastQty, TRADED)
          .with("last_px", ExecutionReport::lastPx, TRADED)
          .with("commission", ExecutionReport::commission, TRADED)
          .with("exec_ref_id", ExecutionReport::execRefId, REVISED)
          .with("code", ExecutionReport::code, SAYING_WHY)
          .with("text", ExecutionReport::text, SAYING_WHY)
          .with("qty", ExecutionReport::qty, RESTATED)
          .with("split_ratio", ExecutionReport::splitRatio, RESTATED)
          .with("stop_price", ExecutionReport::stopPrice, RESTATED)
          .with("hwm", ExecutionReport::hwm, RESTATED);

  private ReportFields() {}

  /** A 400 where the report has a field that its type does not have. */
  static void check(ExecutionReport report) {
    FIELDS.check(report, report.execType());
  }
}
