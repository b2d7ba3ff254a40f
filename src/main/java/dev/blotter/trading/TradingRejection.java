package dev.blotter.trading;

import dev.blotter.kernel.RejectionCode;

/** Why something that spans aggregates is refused. */
public enum TradingRejection implements RejectionCode {
  /** The instrument is quoted in something that is no currency. */
  INSTRUMENT_NOT_FOUND(Kind.RULE),
  /** There is no such position. */
  POSITION_NOT_FOUND(Kind.NOT_FOUND),
  /** The position is flat, or a later cycle follows it. */
  POSITION_CLOSED(Kind.CONFLICT),
  /** A split multiplies the price by a number above zero. */
  SPLIT_FACTOR_NOT_POSITIVE(Kind.RULE);

  private final Kind kind;

  TradingRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
