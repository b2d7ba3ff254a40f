package dev.blotter.bench;

import org.HdrHistogram.Histogram;

/**
 * Times of one case, in nanoseconds.
 *
 * @param rows the most lines that were read, or the items of a list; 0 where the case has none
 */
record Figures(Histogram times, long rows) {

  /** In milliseconds. */
  double p50() {
    return millis(50);
  }

  /** In milliseconds. */
  double p99() {
    return millis(99);
  }

  private double millis(double percentile) {
    return times.getValueAtPercentile(percentile) / 1_000_000.0;
  }
}
