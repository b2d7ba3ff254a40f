package dev.blotter.marketdata;

import dev.blotter.kernel.RejectionCode;

/** Why what is told of an instrument is refused. */
public enum InstrumentRejection implements RejectionCode {
  /** It was told in another currency before. */
  INSTRUMENT_CURRENCY_FIXED(Kind.CONFLICT),
  /** Somebody holds or has ordered it in another currency. */
  INSTRUMENT_TRADED_IN_OTHER_CURRENCY(Kind.CONFLICT),
  /** None of the versions that the caller names is the last one. */
  VERSION_MISMATCH(Kind.PRECONDITION),
  /** Others told it at the same time, again and again. */
  CONTENDED(Kind.CONFLICT);

  private final Kind kind;

  InstrumentRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
