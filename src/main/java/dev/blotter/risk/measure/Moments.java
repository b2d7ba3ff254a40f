package dev.blotter.risk.measure;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/** Means and deviations of samples. */
final class Moments {

  /** What is less than this part of a sample's size is what rounding leaves. */
  private static final double ROUNDING = 1e-13;

  private Moments() {}

  static double mean(double[] sample) {
    return Mean.of(sample).getAsDouble();
  }

  /** The deviation of a sample (n - 1); zero where all of it is the same but for rounding. */
  static double deviation(double[] sample) {
    double deviation = StandardDeviation.of(sample).getAsDouble();
    double size = Arrays.stream(sample).map(Math::abs).max().orElse(0);
    return deviation <= size * ROUNDING ? 0 : deviation;
  }

  /** How two samples of the same length vary together (n - 1). */
  static double covariance(double[] one, double[] other) {
    double meanOfOne = mean(one);
    double meanOfOther = mean(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
    }
    return sum / (one.length - 1);
  }
}
