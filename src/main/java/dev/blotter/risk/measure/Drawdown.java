package dev.blotter.risk.measure;

import org.jspecify.annotations.Nullable;

/**
 * A fall from a peak until the peak is reached again.
 *
 * @param peak the last index at the peak
 * @param trough where it was lowest
 * @param recovered where the peak was reached again, or null where it was not
 * @param depth what was lost at the trough, as a part of the peak: 0.1 for ten percent
 */
public record Drawdown(int peak, int trough, @Nullable Integer recovered, double depth) {

  /** How many periods it took from the peak until it was reached again; zero where it was not. */
  public int recovery() {
    return recovered == null ? 0 : recovered - peak;
  }
}
