package dev.blotter.order;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.ExecutionRef;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a venue reports. Where it says why, {@code code} is a word for programs and {@code text} is
 * for people.
 */
public sealed interface VenueReport extends OrderCommand {

  /** What the venue is called, such as its market identifier code (ISO 10383). */
  String venue();

  /** FIX ExecID: unique for its venue. */
  String execId();

  /** The venue's time of the fact, or null where it gave none. */
  @Nullable Instant transactTime();

  /** Names this report among all of all venues. */
  default ExecutionRef ref() {
    return new ExecutionRef(orderId(), venue(), execId());
  }

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

  /**
   * FIX ExecType 0: acknowledged.
   *
   * @param venueOrderId what the venue calls the order, or null where it does not say
   */
  record AcceptOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      @Nullable String venueOrderId)
      implements VenueReport {}

  /** FIX ExecType 8: not accepted. */
  record RejectOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      String text)
      implements VenueReport {}

  /** FIX ExecType L: the stop price was reached. */
  record TriggerOrder(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /** Says what was traded: that it was, or what it was in truth. */
  sealed interface Traded extends VenueReport {

    /** In units of the instrument. */
    Quantity lastQty();

    /** For one unit, in the quote currency. */
    Price lastPx();

    /** Null where the venue names none. */
    @Nullable Commission commission();

    /** The same with that commission. */
    Traded with(Commission commission);

    @Override
    default Traded charged(Currency settlement) {
      return commission() == null ? with(Commission.zero(settlement)) : this;
    }
  }

  /**
   * FIX ExecType F: executed.
   *
   * @param lastQty what this execution brought, in units of the instrument
   * @param lastPx for one unit, in the quote currency
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
      implements Traded {

    @Override
    public RecordFill with(Commission named) {
      return new RecordFill(orderId, venue, execId, transactTime, lastQty, lastPx, named);
    }
  }

  /**
   * FIX ExecType G: an execution was another than was reported.
   *
   * @param execRefId the execution that is corrected
   * @param lastQty the right quantity, in units of the instrument
   * @param lastPx the right price of one unit, in the quote currency
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
      implements Traded {

    @Override
    public CorrectFill with(Commission named) {
      return new CorrectFill(
          orderId, venue, execId, transactTime, execRefId, lastQty, lastPx, named);
    }
  }

  /**
   * FIX ExecType H: an execution never was.
   *
   * @param execRefId the execution that is taken back
   */
  record BustFill(
      UUID orderId, String venue, String execId, @Nullable Instant transactTime, String execRefId)
      implements VenueReport {}

  /**
   * FIX ExecType 4: cancelled, asked for or not.
   *
   * @param text null where the venue says nothing
   */
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

  /**
   * FIX ExecType C: its time was over, as the venue says.
   *
   * @param text null where the venue says nothing
   */
  record ReportExpired(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String code,
      @Nullable String text)
      implements VenueReport {}

  /** FIX ExecType 3: nothing more is done today. */
  record ReportDoneForDay(UUID orderId, String venue, String execId, @Nullable Instant transactTime)
      implements VenueReport {}

  /**
   * FIX ExecType D: its terms are others, without anybody having asked.
   *
   * @param text null where the venue says nothing
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
      @Nullable String text,
      @Nullable Quantity quantity,
      @Nullable Ratio splitRatio,
      @Nullable TrailedStop trailed)
      implements VenueReport {

    /** Without a word of a stop, or for people. */
    public RestateOrder(
        UUID orderId,
        String venue,
        String execId,
        @Nullable Instant transactTime,
        String reason,
        @Nullable Quantity quantity,
        @Nullable Ratio splitRatio) {
      this(orderId, venue, execId, transactTime, reason, null, quantity, splitRatio, null);
    }
  }

  /**
   * FIX ExecType 9: it rests until it is reinstated.
   *
   * @param text null where the venue says nothing
   */
  record SuspendOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String reason,
      @Nullable String text)
      implements VenueReport {}

  /**
   * The end of a suspension.
   *
   * @param text null where the venue says nothing
   */
  record ReinstateOrder(
      UUID orderId,
      String venue,
      String execId,
      @Nullable Instant transactTime,
      String reason,
      @Nullable String text)
      implements VenueReport {}
}
