package dev.blotter.testing.fix;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * What a venue reports of an order.
 *
 * @param lastQty for TRADE and TRADE_CORRECT
 * @param lastPx for TRADE and TRADE_CORRECT
 * @param execRefId for TRADE_CORRECT and TRADE_CANCEL
 * @param qty for RESTATED, or null where the total stays
 * @param splitRatio for RESTATED, new units for old ones, or null where it is no split
 */
public record FixReport(
    ExecType type,
    String execId,
    @Nullable Quantity lastQty,
    @Nullable Price lastPx,
    @Nullable String execRefId,
    @Nullable Quantity qty,
    @Nullable Ratio splitRatio) {

  /** The exec types, by the names that they have in the REST API. */
  public enum ExecType {
    PENDING_NEW,
    NEW,
    REJECTED,
    TRADE,
    TRADE_CORRECT,
    TRADE_CANCEL,
    CANCELED,
    CANCEL_REJECTED,
    REPLACED,
    REPLACE_REJECTED,
    EXPIRED,
    DONE_FOR_DAY,
    RESTATED,
    SUSPENDED,
    TRIGGERED
  }

  public static FixReport of(ExecType type, String execId) {
    return new FixReport(type, execId, null, null, null, null, null);
  }
}
