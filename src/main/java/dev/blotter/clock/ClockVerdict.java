package dev.blotter.clock;

import java.time.Duration;

/** Whether a clock is as close to another as it has to be. */
public enum ClockVerdict {

  /** However wrong the reading may be. */
  WITHIN,

  /** The reading is too coarse to say. */
  UNCERTAIN,

  /** However wrong the reading may be. */
  BEYOND;

  static ClockVerdict of(Reading reading, Duration tolerance) {
    var off = reading.offset().abs();
    if (off.minus(reading.uncertainty()).compareTo(tolerance) > 0) {
      return BEYOND;
    }
    return off.plus(reading.uncertainty()).compareTo(tolerance) > 0 ? UNCERTAIN : WITHIN;
  }
}
