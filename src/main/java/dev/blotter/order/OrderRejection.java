package dev.blotter.order;

import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.RejectionCode;

/**
 * Why something asked of an order was refused. A code that {@link #denies()} leaves a trace when an
 * order is placed: the order is recorded as denied. What is malformed leaves none.
 */
public enum OrderRejection implements RejectionCode {
  /** There is no such order, or not for the asker. */
  ORDER_NOT_FOUND(Kind.NOT_FOUND),

  ORDER_ALREADY_FILLED(Kind.CONFLICT),
  /** The order is over: cancelled, expired, rejected, denied or done for its only day. */
  ORDER_NOT_ACTIVE(Kind.CONFLICT),
  /** A replacement is not answered yet (FIX D.2.d). */
  REPLACE_IN_PROGRESS(Kind.CONFLICT),
  /** A cancellation is not answered yet. */
  CANCEL_IN_PROGRESS(Kind.CONFLICT),
  NO_PENDING_CANCEL(Kind.CONFLICT),
  NO_PENDING_REPLACE(Kind.CONFLICT),
  /** The order's time is not over yet. */
  NOT_YET_EXPIRED(Kind.CONFLICT),
  /** What was reported or asked for cannot happen to an order that stands as this one does. */
  ILLEGAL_TRANSITION(Kind.CONFLICT),
  /** An order of that client id exists (FIX F.1.a: the same order again is answered before). */
  DUPLICATE_CLIENT_ORDER_ID(Kind.CONFLICT),
  /** An order for the same, of another client id, was placed a moment before. */
  DUPLICATE_INTENT(Kind.CONFLICT),
  /** The request came to be decided later than its sender wants it done. */
  STALE_REQUEST(Kind.CONFLICT),

  /** A fill-or-kill order is executed as a whole or not at all. */
  FOK_PARTIAL_FILL(Kind.CONFLICT),
  /** The order has no execution of that id. */
  UNKNOWN_EXECUTION(Kind.CONFLICT),
  EXECUTION_ALREADY_BUSTED(Kind.CONFLICT),
  /** The execution was corrected since; the last correction is the one to refer to. */
  EXECUTION_ALREADY_CORRECTED(Kind.CONFLICT),
  /** The venue has reported something else under that id. */
  EXEC_ID_REUSED(Kind.CONFLICT),

  QUANTITY_NOT_POSITIVE(Kind.RULE),
  PRICE_NOT_POSITIVE(Kind.RULE),
  /** A number is too large or too precise to be kept. */
  OUT_OF_RANGE(Kind.RULE),
  LIMIT_PRICE_REQUIRED(Kind.RULE),
  LIMIT_PRICE_NOT_ALLOWED(Kind.RULE),
  STOP_PRICE_REQUIRED(Kind.RULE),
  STOP_PRICE_NOT_ALLOWED(Kind.RULE),
  TRAIL_REQUIRED(Kind.RULE),
  TRAIL_NOT_ALLOWED(Kind.RULE),
  POST_ONLY_NOT_ALLOWED(Kind.RULE),
  EXTENDED_HOURS_NOT_ALLOWED(Kind.RULE),
  EXPIRE_TIME_REQUIRED(Kind.RULE),
  EXPIRE_TIME_NOT_ALLOWED(Kind.RULE),
  /** The request changes nothing. */
  NOTHING_TO_REPLACE(Kind.RULE),

  /** The order's class needs an exit that the request does not name. */
  EXIT_REQUIRED(Kind.RULE),
  /** The order's class has no such exit. */
  EXIT_NOT_ALLOWED(Kind.RULE),
  /** An exit lies on the wrong side of the entry or of the other exit. */
  EXIT_PRICES_CROSSED(Kind.RULE),
  /** Two exits without an entry are named by a LIMIT order, which is the take-profit. */
  ORDER_TYPE_NOT_ALLOWED(Kind.RULE),
  /** An entry opens what its exits close. */
  REDUCE_ONLY_NOT_ALLOWED(Kind.RULE),
  /** The take-profit of two exits is the first order, and has its name. */
  CLIENT_ORDER_ID_NOT_ALLOWED(Kind.RULE),
  /** The quantity of an exit follows from its group. */
  GROUP_SETS_QUANTITY(Kind.RULE),

  BAD_PRECISION(Kind.RULE, true),
  EXPIRE_TIME_IN_PAST(Kind.RULE, true),
  UNSUPPORTED_TIME_IN_FORCE(Kind.RULE, true),
  /** The account's trading is blocked, or its user is closed. */
  TRADING_HALTED(Kind.RULE, true),
  /** The user's positions may only be made smaller. */
  TRADING_CLOSE_ONLY(Kind.RULE, true),
  NOTIONAL_EXCEEDS_MAX_PER_ORDER(Kind.RULE, true),
  /** The account has as many active orders as one may have (FIX OrdRejReason 3). */
  ACTIVE_ORDERS_EXCEED_MAXIMUM(Kind.RULE, true),
  QUANTITY_EXCEEDS_MAXIMUM(Kind.RULE, true),
  QUANTITY_BELOW_MINIMUM(Kind.RULE, true),
  NOTIONAL_BELOW_MINIMUM(Kind.RULE, true),
  /** Nothing may be ordered of the instrument. */
  INSTRUMENT_HALTED(Kind.RULE, true),
  /** Positions in the instrument may only be made smaller. */
  INSTRUMENT_CLOSE_ONLY(Kind.RULE, true),
  /** The instrument is not sold short. */
  SHORT_SALE_NOT_ALLOWED(Kind.RULE, true);

  private final Kind kind;
  private final boolean denies;

  OrderRejection(Kind kind) {
    this(kind, false);
  }

  OrderRejection(Kind kind, boolean denies) {
    this.kind = kind;
    this.denies = denies;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  /** The refusal of a report under the id of an earlier one that says something else. */
  public static Rejection execIdReused() {
    return Rejection.ofField(
        EXEC_ID_REUSED, "exec_id", "Something else was reported under this id: that stands.");
  }

  /** True where an order refused for this reason is recorded as denied. */
  public boolean denies() {
    return denies;
  }
}
