package dev.blotter.risk.measure;

import static dev.blotter.risk.measure.Figure.Reason.NO_VARIANCE;
import static dev.blotter.risk.measure.Figure.Reason.TOO_FEW_RETURNS;
import static dev.blotter.risk.measure.Figure.Reason.TOTAL_LOSS;

import java.util.stream.IntStream;

/**
 * How a series moves with a benchmark, by the periods in which both are known.
 *
 * @param beta how far it moves where the benchmark moves by one
 * @param alpha what it gains in a year beyond that, compounded
 */
record Regression(Figure beta, Figure alpha) {

  static Regression of(Returns returns, Returns benchmark) {
    int[] both =
        IntStream.range(0, returns.size())
            .filter(i -> !Double.isNaN(returns.get(i)) && !Double.isNaN(benchmark.get(i)))
            .toArray();
    if (both.length < 2) {
      return undefined(TOO_FEW_RETURNS);
    }
    var own = IntStream.of(both).mapToDouble(returns::get).toArray();
    var its = IntStream.of(both).mapToDouble(benchmark::get).toArray();
    double deviation = Moments.deviation(its);
    if (deviation == 0) {
      return undefined(NO_VARIANCE);
    }
    double beta = Moments.covariance(own, its) / (deviation * deviation);
    double alpha = Moments.mean(own) - beta * Moments.mean(its);
    return new Regression(Figure.of(beta), annual(alpha, returns.perYear()));
  }

  private static Figure annual(double alpha, int perYear) {
    return alpha <= -1 ? Figure.undefined(TOTAL_LOSS) : Figure.of(Math.pow(1 + alpha, perYear) - 1);
  }

  private static Regression undefined(Figure.Reason reason) {
    return new Regression(Figure.undefined(reason), Figure.undefined(reason));
  }
}
