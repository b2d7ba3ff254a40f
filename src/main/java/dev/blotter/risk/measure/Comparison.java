package dev.blotter.risk.measure;

/**
 * How a series does beside a benchmark, by the periods in which both are known.
 *
 * @param beta how far it moves where the benchmark moves by one
 * @param alpha what it gains in a year beyond that, compounded
 * @param informationRatio what it gains over the benchmark for each unit by which that deviates, in
 *     a period
 * @param captureRatio its annual return by that of the benchmark
 */
public record Comparison(Figure beta, Figure alpha, Figure informationRatio, Figure captureRatio) {

  public static Comparison of(Returns returns, Returns benchmark) {
    if (returns.size() == 0) {
      return undefined(Figure.Reason.TOO_FEW_RETURNS);
    }
    var performance = Performance.of(returns);
    var regression = Regression.of(returns, benchmark);
    return new Comparison(
        regression.beta(),
        regression.alpha(),
        performance.informationRatio(benchmark),
        performance.captureRatio(benchmark));
  }

  /** None of them, for that reason. */
  public static Comparison undefined(Figure.Reason reason) {
    var none = Figure.undefined(reason);
    return new Comparison(none, none, none, none);
  }
}
