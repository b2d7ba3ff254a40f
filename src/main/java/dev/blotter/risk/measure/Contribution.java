package dev.blotter.risk.measure;

/**
 * What a part adds to the parametric value at risk of a whole. A loss is positive.
 *
 * @param standalone the value at risk of the part alone
 * @param component its share: those of all parts together are the value at risk of the whole
 */
public record Contribution(double standalone, double component) {

  /**
   * From what the part and the whole gained in the same periods, two or more.
   *
   * @param cutoff the part of results that are worse than the value at risk
   */
  public static Contribution of(double[] part, double[] whole, double cutoff) {
    double deviations = ValueAtRisk.deviations(cutoff);
    double mean = Moments.mean(part);
    double deviation = Moments.deviation(whole);
    double together = deviation == 0 ? 0 : Moments.covariance(part, whole) / deviation;
    return new Contribution(
        -(mean + deviations * Moments.deviation(part)), -(mean + deviations * together));
  }
}
