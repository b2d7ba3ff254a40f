package dev.blotter.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the price of one instrument goes, in ticks. */
final class Course {

  /** What it moves at a time, as a part of itself. */
  private static final double UNREST = 0.0012;

  /** No price comes so close to nothing that a tick is much of it. */
  private static final long LOWEST = 500;

  private static final int THOUSAND = 1_000;

  private final Instrument instrument;
  private long last;
  private long before;

  Course(Instrument instrument) {
    this.instrument = instrument;
    begin(instrument.start());
  }

  Instrument instrument() {
    return instrument;
  }

  void beginAt(BigDecimal price) {
    begin(price.divide(instrument.tick(), 0, RoundingMode.HALF_UP).longValueExact());
  }

  private void begin(long ticks) {
    last = ticks;
    before = ticks;
  }

  void move(Chance chance) {
    before = last;
    last = Math.max(LOWEST, last + chance.around(last * UNREST));
  }

  void split(Split split) {
    begin(last * split.oldUnits() / split.newUnits());
  }

  /** Above zero where it has risen when it moved last. */
  int trend() {
    return Long.compare(last, before);
  }

  Quote quote() {
    return new Quote(
        instrument.price(last - 1), instrument.price(last + 1), instrument.price(last));
  }

  /** So many thousandths of the last price. */
  BigDecimal part(int thousandths) {
    return instrument.price(Math.max(1, last * thousandths / THOUSAND));
  }

  /** The price that far above the last one, or below it, in thousandths. */
  BigDecimal away(int thousandths) {
    return instrument.price(last + last * thousandths / THOUSAND);
  }
}
