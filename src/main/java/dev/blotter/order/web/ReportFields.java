package dev.blotter.order.web;

import dev.blotter.http.TypedFields;
import java.util.Set;

/**
 * Which types of execution reports have which figures. A report whose figures its type does not
 * have means something else than what would be booked. What says who and why may come with any, as
 * FIX 4.4 has OrderID (37) and Text (58) in every Execution Report.
 */
final class ReportFields {

  private static final Set<ExecType> TRADED = Set.of(ExecType.TRADE, ExecType.TRADE_CORRECT);

  private static final Set<ExecType> REVISED =
      Set.of(ExecType.TRADE_CORRECT, ExecType.TRADE_CANCEL);

  private static final Set<ExecType> RESTATED = Set.of(ExecType.RESTATED);

  private static final TypedFields<ExecutionReport, ExecType> FIELDS =
      new TypedFields<ExecutionReport, ExecType>()
          .with("last_qty", ExecutionReport::lastQty, TRADED)
          .with("last_px", ExecutionReport::lastPx, TRADED)
          .with("commission", ExecutionReport::commission, TRADED)
          .with("exec_ref_id", ExecutionReport::execRefId, REVISED)
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
