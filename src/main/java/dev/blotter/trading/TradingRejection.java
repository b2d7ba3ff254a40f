package dev.blotter.trading;

import dev.blotter.kernel.RejectionCode;

/** Why something that spans aggregates is refused. */
public enum TradingRejection implements RejectionCode {
  /** Nobody has told of the instrument, or it is quoted in something that is no currency. */
  INSTRUMENT_NOT_FOUND(Kind.RULE);

  private final Kind kind;

  TradingRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
