package dev.blotter.clock;

import java.time.Duration;

/** Whether a clock is as close to another as it has to be. */
public enum ClockVerdict {

  /** Close enough, even if the reading is as wrong as it may be. */
  WITHIN,

  /** The reading is too coarse to say. */
  UNCERTAIN,

  /** Too far away, even if the reading is as wrong as it may be. */
  BEYOND;

  static ClockVerdict of(Reading reading, Duration tolerance) {
    var off = reading.offset().abs();
    if (off.minus(reading.uncertainty()).compareTo(tolerance) > 0) {
      return BEYOND;
    }
    return off.plus(reading.uncertainty()).compareTo(tolerance) > 0 ? UNCERTAIN : WITHIN;
  }
}
