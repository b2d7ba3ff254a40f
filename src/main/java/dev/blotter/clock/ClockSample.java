package dev.blotter.clock;

import java.time.Duration;

/**
 * The clock of a node held against another.
 *
 * @param node whose clock it is
 * @param reference what it was held against
 * @param tolerance how far it might be off at that time
 */
public record ClockSample(String node, String reference, Reading reading, Duration tolerance) {

  public ClockVerdict verdict() {
    return ClockVerdict.of(reading, tolerance);
  }
}
