package dev.blotter.risk.measure;

import org.apache.commons.statistics.descriptive.Quantile;

/** Quantiles of samples, between two of them by a straight line (Hyndman and Fan's seventh). */
final class Quantiles {

  private static final Quantile LINEAR =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  private Quantiles() {}

  /**
   * What that part of a sample is not above.
   *
   * @param part 0 for the least, 1 for the greatest
   */
  static double of(double[] sample, double part) {
    return LINEAR.evaluate(sample, part);
  }
}
