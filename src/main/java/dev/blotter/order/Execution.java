package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of an execution as clients see it. Corrections and busts never overwrite: they are
 * reports of their own that refer to the one they concern.
 *
 * @param execRefId the report that this one corrects or busts, or null for a trade
 * @param lastQty null for a bust
 * @param lastPx null for a bust
 * @param commission null for a bust
 * @param late true for a trade of an order that was over already
 * @param state what became of this report since
 * @param status the order's, once it was taken in; likewise the figures
 * @param cumQty executed of what was ordered
 * @param overfillQty executed beyond what was ordered, or null where nothing was
 * @param leavesQty still to be executed; zero once the order is over
 * @param avgPx of all that is executed, to ten decimals; null where nothing is any more
 * @param transactTime the venue's time, or null where it gave none
 * @param occurredAt when the log took it in
 * @param version the order's, once it was taken in
 */
public record Execution(
    String venue,
    String execId,
    @Nullable String execRefId,
    Type execType,
    @Nullable Quantity lastQty,
    @Nullable Price lastPx,
    @Nullable Commission commission,
    boolean late,
    State state,
    OrderStatus status,
    Quantity cumQty,
    @Nullable Quantity overfillQty,
    Quantity leavesQty,
    @Nullable Price avgPx,
    @Nullable Instant transactTime,
    Instant occurredAt,
    long version) {

  /** FIX ExecType F, G and H. */
  public enum Type {
    TRADE,
    TRADE_CORRECT,
    TRADE_CANCEL
  }

  /** What became of a report. A bust itself stays effective. */
  public enum State {
    EFFECTIVE,
    CORRECTED,
    BUSTED
  }

  Execution as(State next) {
    return new Execution(
        venue,
        execId,
        execRefId,
        execType,
        lastQty,
        lastPx,
        commission,
        late,
        next,
        status,
        cumQty,
        overfillQty,
        leavesQty,
        avgPx,
        transactTime,
        occurredAt,
        version);
  }
}
