package dev.blotter.order;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Ids;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderLifecycle.Phase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its events made it. Its status is not kept but derived from the lifecycle, what is
 * pending and the executions, so that no event can leave a stale one behind.
 *
 * @param tag a label of the client's own, or null
 * @param quotation what it is priced in, or null where the log does not say
 * @param terms what holds now; a replacement counts once it is confirmed
 * @param trailed where the venue has trailed its stop to; null where it has not said so, or there
 *     is none
 * @param revision how many replacements were confirmed
 * @param pendingCancel the cancellation not answered yet, or null
 * @param pendingReplace the replacement not answered yet, or null
 * @param group what it belongs to, or null for an order of its own
 */
public record Order(
    UUID orderId,
    UUID userId,
    UUID portfolioId,
    String clientOrderId,
    @Nullable String tag,
    @Nullable Quotation quotation,
    OrderTerms terms,
    @Nullable TrailedStop trailed,
    int revision,
    OrderLifecycle lifecycle,
    @Nullable PendingCancel pendingCancel,
    @Nullable PendingReplace pendingReplace,
    OrderExecutions executions,
    @Nullable OrderGroup group) {

  /** The millisecond in its id. */
  public Instant placedAt() {
    return Ids.createdAt(orderId);
  }

  /** The price that it waits for: its client's, or that to which the venue has trailed it. */
  public @Nullable Price stopPrice() {
    return trailed == null ? terms.stopPrice() : trailed.stopPrice();
  }

  /**
   * The currency that it is priced in; where the log does not say, the symbol or the account does.
   */
  public Currency quotedIn(Currency account) {
    return quotation == null ? terms.symbol().quotedIn(account) : quotation.currency();
  }

  /** Executed of what was asked for, busts and corrections taken into account. */
  public Quantity cumQty() {
    return executedQty().min(terms.quantity());
  }

  /** Executed by the venue beyond what was asked for; null where nothing is. */
  public @Nullable Quantity overfillQty() {
    var beyond = executedQty().minusOrZero(terms.quantity());
    return beyond.isZero() ? null : beyond;
  }

  /** All that is executed, asked for or not: what moved the position and the cash. */
  public Quantity executedQty() {
    return executions.quantity();
  }

  /** Still to be executed; zero once it is over. */
  public Quantity leavesQty() {
    return ended() ? Quantity.ZERO : terms.quantity().minusOrZero(cumQty());
  }

  /**
   * The state of highest precedence among those it is in (FIX 4.4, Execution Report, OrdStatus). A
   * request is pending only while there may be something left of it.
   */
  public OrderStatus status() {
    if (ended()) {
      return endStatus();
    }
    if (filledForGood()) {
      return OrderStatus.FILLED;
    }
    if (pendingCancel != null) {
      return OrderStatus.PENDING_CANCEL;
    }
    return pendingReplace != null ? OrderStatus.PENDING_REPLACE : openStatus();
  }

  public OrderFigures figures() {
    return new OrderFigures(
        status(), terms.quantity(), cumQty(), overfillQty(), leavesQty(), executions.avgPx());
  }

  /** True while it can still be executed in the ordinary way, or a replacement may reopen it. */
  public boolean active() {
    return !ended() && !filledForGood();
  }

  /** True while it waits for the entry of its group: no venue has it. */
  public boolean held() {
    return lifecycle.phase() == Phase.HELD;
  }

  /** True for an order that closes what others of its group opened, or what is held already. */
  public boolean exit() {
    return group != null && group.role().isExit();
  }

  /** True where all that was asked for is executed. */
  public boolean filled() {
    return !cumQty().isLessThan(terms.quantity());
  }

  /** The same where no replacement by more is pending, which its venue may yet confirm. */
  boolean filledForGood() {
    return filled()
        && (pendingReplace == null || !cumQty().isLessThan(pendingReplace.requested().quantity()));
  }

  /** True once it was cancelled, expired or refused, or its only day is over. */
  boolean ended() {
    return lifecycle.phase().terminal() || (lifecycle.doneForDay() && !resumes());
  }

  /**
   * Whether it may be executed on another day: by its terms, or by those of a pending replacement,
   * which its venue may have confirmed by now.
   */
  boolean resumes() {
    return terms.timeInForce().resumes()
        || (pendingReplace != null && pendingReplace.requested().timeInForce().resumes());
  }

  private OrderStatus endStatus() {
    return switch (lifecycle.phase()) {
      case CANCELLED -> OrderStatus.CANCELLED;
      case EXPIRED -> OrderStatus.EXPIRED;
      case REJECTED -> OrderStatus.REJECTED;
      case DENIED -> OrderStatus.DENIED;
      case HELD, INITIALIZED, SUBMITTED, ACCEPTED -> OrderStatus.DONE_FOR_DAY;
    };
  }

  private OrderStatus openStatus() {
    if (lifecycle.doneForDay()) {
      return OrderStatus.DONE_FOR_DAY;
    }
    if (lifecycle.suspended() || held()) {
      return OrderStatus.SUSPENDED;
    }
    return executedOrNew();
  }

  private OrderStatus executedOrNew() {
    if (!cumQty().isZero()) {
      return OrderStatus.PARTIALLY_FILLED;
    }
    return lifecycle.phase() == Phase.ACCEPTED ? OrderStatus.ACCEPTED : OrderStatus.PENDING;
  }

  Order with(OrderLifecycle next) {
    return copy(terms, trailed, revision, next, pendingCancel, pendingReplace, executions, group);
  }

  Order with(OrderExecutions next) {
    return copy(terms, trailed, revision, lifecycle, pendingCancel, pendingReplace, next, group);
  }

  Order with(OrderTerms next, @Nullable TrailedStop stop, int nextRevision) {
    return copy(
        next, stop, nextRevision, lifecycle, pendingCancel, pendingReplace, executions, group);
  }

  Order pending(@Nullable PendingCancel cancel, @Nullable PendingReplace replace) {
    return copy(terms, trailed, revision, lifecycle, cancel, replace, executions, group);
  }

  /** Once a split has changed what a unit of it is. */
  Order split(Ratio ratio) {
    var units = group == null ? null : group.split(ratio);
    return copy(
        terms, trailed, revision, lifecycle, pendingCancel, pendingReplace, executions, units);
  }

  /** Once executions of its group have gone beyond what it can help, or no longer do. */
  Order diverged(@Nullable Quantity overfill, @Nullable Quantity unguarded) {
    var told = group == null ? null : group.diverged(overfill, unguarded);
    return copy(
        terms, trailed, revision, lifecycle, pendingCancel, pendingReplace, executions, told);
  }

  /** The same order: what it was begun with stays, and all else is as it is given. */
  private Order copy(
      OrderTerms nextTerms,
      @Nullable TrailedStop nextTrailed,
      int nextRevision,
      OrderLifecycle nextLifecycle,
      @Nullable PendingCancel nextCancel,
      @Nullable PendingReplace nextReplace,
      OrderExecutions nextExecutions,
      @Nullable OrderGroup nextGroup) {
    return new Order(
        orderId,
        userId,
        portfolioId,
        clientOrderId,
        tag,
        quotation,
        nextTerms,
        nextTrailed,
        nextRevision,
        nextLifecycle,
        nextCancel,
        nextReplace,
        nextExecutions,
        nextGroup);
  }
}
