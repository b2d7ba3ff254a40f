package dev.blotter.position;

import dev.blotter.kernel.RejectionCode;

/** Why something asked of a position is refused. */
public enum PositionRejection implements RejectionCode {
  /** There is no such position, or not for the asker. */
  POSITION_NOT_FOUND(Kind.NOT_FOUND),
  /** It is open, and nothing of it is left that no order is about to close. */
  POSITION_BEING_CLOSED(Kind.CONFLICT),
  /** It is flat, or a later cycle follows it: there is nothing to split or to reconcile. */
  POSITION_CLOSED(Kind.CONFLICT),
  /** What is to be busted or corrected was followed by trades in another currency. */
  POSITION_CURRENCY_CHANGED(Kind.CONFLICT),
  /** A reconciliation adds to a position or takes from it. */
  QUANTITY_CHANGE_ZERO(Kind.RULE),
  /** More decimals than a quantity has. */
  BAD_PRECISION(Kind.RULE),
  /** The change would turn a long position short, or a short one long. */
  RECONCILIATION_THROUGH_ZERO(Kind.RULE),
  /** The position would be too large, its price too high, or nothing of it would be left. */
  OUT_OF_RANGE(Kind.RULE);

  private final Kind kind;

  PositionRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
