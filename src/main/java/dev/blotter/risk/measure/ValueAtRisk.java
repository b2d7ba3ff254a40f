package dev.blotter.risk.measure;

import static dev.blotter.risk.measure.Figure.Reason.TOO_FEW_RETURNS;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What the worst of a sample of results come to. Results are gains: a loss is negative.
 *
 * @param result what is not fallen short of with the confidence asked for
 * @param shortfall the mean of what is not better than that
 */
public record ValueAtRisk(Figure result, Figure shortfall) {

  /** What is less than this part of the largest result is what rounding leaves. */
  private static final double ROUNDING = 1e-13;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * By the sample alone, as empyrical has it.
   *
   * @param cutoff the part of results that are worse: 0.05 for a confidence of 95 percent
   */
  public static ValueAtRisk historical(double[] sample, double cutoff) {
    if (sample.length == 0) {
      return undefined();
    }
    double quantile = Quantiles.of(sample, cutoff);
    double bound = quantile + rounding(sample);
    double shortfall =
        Arrays.stream(sample).filter(result -> result <= bound).average().orElse(quantile);
    return new ValueAtRisk(Figure.of(quantile), Figure.of(shortfall));
  }

  /** A quantile that is one of the results may have come out a little below it. */
  private static double rounding(double[] sample) {
    return Arrays.stream(sample).map(Math::abs).max().orElse(0) * ROUNDING;
  }

  /** By a normal distribution with the mean and the deviation of the sample, as LEAN has it. */
  public static ValueAtRisk parametric(double[] sample, double cutoff) {
    if (sample.length < 2) {
      return undefined();
    }
    double mean = Moments.mean(sample);
    double deviation = Moments.deviation(sample);
    return new ValueAtRisk(
        Figure.of(mean + deviation * deviations(cutoff)),
        Figure.of(mean - deviation * beyond(cutoff)));
  }

  /** How many deviations that part of a normal distribution lies below its mean; negative. */
  public static double deviations(double cutoff) {
    return NORMAL.inverseCumulativeProbability(cutoff);
  }

  /** How many deviations the mean of that part lies below. */
  private static double beyond(double cutoff) {
    return NORMAL.density(deviations(cutoff)) / cutoff;
  }

  private static ValueAtRisk undefined() {
    var none = Figure.undefined(TOO_FEW_RETURNS);
    return new ValueAtRisk(none, none);
  }
}
