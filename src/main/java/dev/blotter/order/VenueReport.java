package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a venue reports; each report has an id that is unique for its venue. */
public sealed interface VenueReport extends OrderCommand {
  String venue();

  String execId();

  /** The venue's time of the fact, or null where it gave none. */
  @Nullable Instant transactTime();

  /**
   * The same with a commission of zero where the report may name one and does not.
   *
   * @param settlement the currency that the order settles in
   */
  default VenueReport charged(Currency settlement) {
    return this;
  }

  /** FIX ExecType A: received, not yet acknowledged. */
  record SubmitOrder(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /** FIX ExecType 0. */
  record AcceptOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      @Nullable String venueOrderId)
      implements VenueReport {}

  /** FIX ExecType 8. */
  record RejectOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      String text)
      implements VenueReport {}

  /** FIX ExecType L. */
  record TriggerOrder(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /**
   * FIX ExecType F.
   *
   * @param commission null where the venue names none; may be in the currency that a pair trades,
   *     or in any other
   */
  record RecordFill(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      Quantity lastQty,
      Price lastPx,
      @Nullable Commission commission)
      implements VenueReport {

    @Override
    public RecordFill charged(Currency settlement) {
      return commission != null
          ? this
          : new RecordFill(
              orderId, venue, execId, transactTime, lastQty, lastPx, Commission.zero(settlement));
    }
  }

  /**
   * FIX ExecType G.
   *
   * @param commission all of it anew, or null where the venue names none
   */
  record CorrectFill(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String execRefId,
      Quantity lastQty,
      Price lastPx,
      @Nullable Commission commission)
      implements VenueReport {

    @Override
    public CorrectFill charged(Currency settlement) {
      return commission != null
          ? this
          : new CorrectFill(
              orderId,
              venue,
              execId,
              transactTime,
              execRefId,
              lastQty,
              lastPx,
              Commission.zero(settlement));
    }
  }

  /** FIX ExecType H. */
  record BustFill(
      UUID orderId, String venue, String execId, @Nullable Instant transactTime, String execRefId)
      implements VenueReport {}

  /** FIX ExecType 4, asked for or not. */
  record ConfirmCancel(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      @Nullable String text)
      implements VenueReport {}

  /** FIX OrderCancelReject in answer to a cancel. */
  record RejectCancel(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      String text)
      implements VenueReport {}

  /** FIX ExecType 5: the pending replacement holds. */
  record ConfirmReplace(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /** FIX OrderCancelReject in answer to a replacement. */
  record RejectReplace(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      String text)
      implements VenueReport {}

  /** FIX ExecType C, from the venue. */
  record ReportExpired(
      UUID orderId, String venue, String execId, @Nullable Instant transactTime, String code)
      implements VenueReport {}

  /** FIX ExecType 3. */
  record ReportDoneForDay(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /**
   * FIX ExecType D.
   *
   * @param quantity the total from now on, or null where it stays
   * @param splitRatio new units for old ones, or null where it is no split
   * @param trailed where its stop has been trailed to, in new units; null where that is not said
   */
  record RestateOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String reason,
      @Nullable Quantity quantity,
      @Nullable Ratio splitRatio,
      @Nullable TrailedStop trailed)
      implements VenueReport {

    /** Without a word of a stop. */
    public RestateOrder(
        UUID orderId,
        String venue,
        String execId,
        @Nullable Instant transactTime,
        String reason,
        @Nullable Quantity quantity,
        @Nullable Ratio splitRatio) {
      this(orderId, venue, execId, transactTime, reason, quantity, splitRatio, null);
    }
  }

  /** FIX ExecType 9. */
  record SuspendOrder(
      UUID orderId, String venue, String execId, @Nullable Instant transactTime, String reason)
      implements VenueReport {}

  /** The end of a suspension. */
  record ReinstateOrder(
      UUID orderId, String venue, String execId, @Nullable Instant transactTime, String reason)
      implements VenueReport {}
}
