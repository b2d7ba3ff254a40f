package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an order. Each event carries the figures after it, as a FIX execution report
 * does, so that a reader needs no arithmetic.
 */
public sealed interface OrderEvent extends DomainEvent {

  /** Where the order stands once this has happened. */
  OrderFigures figures();

  /**
   * @param tag a label of the client's own, or null
   * @param quotation what it is priced in; null where that is the account's currency, or the second
   *     of a pair, or nothing that is known
   * @param group what it belongs to, or null for an order of its own. An exit that waits for an
   *     entry begins SUSPENDED: no venue is to hear of it before it is reinstated
   */
  record OrderInitialized(
      UUID orderId,
      UUID userId,
      UUID portfolioId,
      String clientOrderId,
      @Nullable String tag,
      OrderTerms terms,
      @Nullable Quotation quotation,
      @Nullable OrderGroup group,
      OrderFigures figures)
      implements OrderEvent {}

  /**
   * Our own check refused it; it never left the building.
   *
   * @param code which one, as errors have it
   * @param text for a person
   */
  record OrderDenied(String code, String text, OrderFigures figures) implements OrderEvent {}

  record OrderSubmitted(OrderFigures figures) implements OrderEvent {}

  /**
   * @param venueOrderId the venue's own id of it; null where it gives none
   */
  record OrderAccepted(@Nullable String venueOrderId, OrderFigures figures) implements OrderEvent {}

  /**
   * The venue did not accept it.
   *
   * @param code why, as the venue says it
   * @param text for a person
   */
  record OrderRejected(String code, String text, OrderFigures figures) implements OrderEvent {}

  /** The stop price was reached. */
  record OrderTriggered(OrderFigures figures) implements OrderEvent {}

  /**
   * @param requestId the client's name of its request
   */
  record OrderPendingCancel(String requestId, OrderFigures figures) implements OrderEvent {}

  /**
   * @param code why, as the venue says it, or TOO_LATE_TO_CANCEL where it was filled meanwhile
   * @param text for a person
   */
  record OrderCancelRejected(String code, String text, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param code who did it, such as BY_CLIENT, or why, as the venue says it
   * @param text for a person
   * @param cancelled how much of it will not be executed
   */
  record OrderCanceled(String code, @Nullable String text, Quantity cancelled, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param requestId the client's name of its request
   * @param requested the terms asked for
   */
  record OrderPendingUpdate(String requestId, OrderTerms requested, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param terms what holds from now on
   * @param revision 1 after the first replacement
   */
  record OrderUpdated(OrderTerms terms, int revision, OrderFigures figures) implements OrderEvent {}

  /**
   * @param code why, as the venue says it, or TOO_LATE_TO_REPLACE where it was filled meanwhile
   * @param text for a person
   */
  record OrderModifyRejected(String code, String text, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param venue where it took place: {@code execId} is unique only there
   * @param lastQty executed this time
   * @param lastPx at this price
   * @param commission as the venue says, in its own currency; zero where there is none
   * @param late true where the order was over already
   */
  record OrderFilled(
      String venue,
      String execId,
      Quantity lastQty,
      Price lastPx,
      Commission commission,
      boolean late,
      OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param execId of the correction
   * @param execRefId the execution corrected: its last id, itself a correction's perhaps
   * @param lastQty what it was in truth
   * @param lastPx likewise
   * @param commission likewise
   */
  record OrderFillCorrected(
      String venue,
      String execId,
      String execRefId,
      Quantity lastQty,
      Price lastPx,
      Commission commission,
      OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param execId of the bust
   * @param execRefId the execution that is void: its last id
   */
  record OrderFillBusted(String venue, String execId, String execRefId, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param code why its time was over
   * @param text for a person; null where nobody said more
   * @param expired how much of it will not be executed
   */
  record OrderExpired(String code, @Nullable String text, Quantity expired, OrderFigures figures)
      implements OrderEvent {}

  record OrderDoneForDay(OrderFigures figures) implements OrderEvent {}

  /**
   * The venue states the order anew: a new day of a GTC order, a smaller quantity, a split, a stop
   * that it has trailed.
   *
   * @param reason as the venue says it
   * @param text for a person; null where nobody said more
   * @param splitRatio new units for old ones, or null where it is no split
   * @param terms what holds from now on
   * @param trailed where its stop has been trailed to by now, or null where that was never said
   */
  record OrderRestated(
      String reason,
      @Nullable String text,
      @Nullable Ratio splitRatio,
      OrderTerms terms,
      @Nullable TrailedStop trailed,
      OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param reason as the venue says it
   * @param text for a person; null where nobody said more
   */
  record OrderSuspended(String reason, @Nullable String text, OrderFigures figures)
      implements OrderEvent {}

  /**
   * @param reason as the venue says it, or ENTRY_EXECUTED where an exit waited for that
   * @param text for a person; null where nobody said more
   */
  record OrderReinstated(String reason, @Nullable String text, OrderFigures figures)
      implements OrderEvent {}

  /**
   * The executions of its group went where nobody can call them back, or no longer do. Quantities
   * are in units of this order.
   *
   * @param overfill of an exit: what the exits executed together beyond what they were to close;
   *     null where nothing is
   * @param unguarded of an entry: what is open and no exit closes, since all have ended; null where
   *     nothing is
   */
  record OrderGroupDiverged(
      @Nullable Quantity overfill, @Nullable Quantity unguarded, OrderFigures figures)
      implements OrderEvent {}
}
