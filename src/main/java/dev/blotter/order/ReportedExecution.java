package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One report of an execution, as the venue gave it.
 *
 * @param execRefId the report that this one corrects or busts, or null for a trade
 * @param lastQty what it says was executed; zero for a bust
 * @param lastPx at what price; zero for a bust
 * @param commission for it; zero for a bust
 */
public record ReportedExecution(
    Kind kind,
    String execId,
    @Nullable String execRefId,
    Quantity lastQty,
    Price lastPx,
    Commission commission) {

  /** FIX ExecType F, G and H. */
  public enum Kind {
    TRADE,
    CORRECTION,
    BUST
  }

  static ReportedExecution trade(String execId, Quantity qty, Price px, Commission commission) {
    return new ReportedExecution(Kind.TRADE, execId, null, qty, px, commission);
  }

  static ReportedExecution correction(
      String execId, String execRefId, Quantity qty, Price px, Commission commission) {
    return new ReportedExecution(Kind.CORRECTION, execId, execRefId, qty, px, commission);
  }

  static ReportedExecution bust(String execId, String execRefId, Commission noCommission) {
    var nothing = new Price(Quantity.ZERO.value());
    return new ReportedExecution(
        Kind.BUST, execId, execRefId, Quantity.ZERO, nothing, noCommission);
  }

  boolean isBustOf(String lastExecId) {
    return kind == Kind.BUST && lastExecId.equals(execRefId);
  }
}
