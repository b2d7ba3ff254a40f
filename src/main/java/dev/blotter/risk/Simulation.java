package dev.blotter.risk;

import dev.blotter.risk.measure.Figure;
import dev.blotter.risk.measure.ValueAtRisk;
import java.util.List;
import java.util.stream.IntStream;

/** What all that an account has would have gained and lost on each of the past days. */
final class Simulation {

  private final List<Factor> factors;
  private final Scenarios scenarios;

  Simulation(List<Factor> factors, RiskPolicy policy) {
    this.factors = factors;
    this.scenarios =
        Scenarios.of(
            factors.stream().map(Factor::levels).toList(), policy.window(), policy.minReturns());
  }

  Scenarios scenarios() {
    return scenarios;
  }

  List<Factor> factors() {
    return factors;
  }

  /** The places of those of which enough is known. */
  IntStream modelled() {
    return IntStream.range(0, factors.size()).filter(scenarios::has);
  }

  /** The names of those of which too little is known. */
  List<String> unmodelled() {
    return IntStream.range(0, factors.size())
        .filter(i -> !scenarios.has(i))
        .mapToObj(i -> factors.get(i).name())
        .toList();
  }

  /** Which part of all values, whichever way, is modelled; all where there are none. */
  double coverage() {
    double all = IntStream.range(0, factors.size()).mapToDouble(this::size).sum();
    return all == 0 ? 1 : modelled().mapToDouble(this::size).sum() / all;
  }

  private double size(int factor) {
    return Math.abs(Numbers.number(factors.get(factor).value()));
  }

  /** What one of them would have gained on each day. */
  double[] results(int factor) {
    double value = Numbers.number(factors.get(factor).value());
    var returns = scenarios.returns().get(factor);
    return IntStream.range(0, returns.length).mapToDouble(day -> value * returns[day]).toArray();
  }

  /** What all of them would have gained together. */
  double[] results() {
    var total = new double[scenarios.size()];
    modelled()
        .forEach(
            factor -> {
              var results = results(factor);
              for (int day = 0; day < total.length; day++) {
                total[day] += results[day];
              }
            });
    return total;
  }

  /** Of all of them together, for one day. */
  ValueAtRisk valueAtRisk(RiskMethod method, double confidence) {
    if (factors.isEmpty()) {
      return none(Figure.Reason.NO_POSITIONS);
    }
    if (scenarios.size() == 0) {
      return none(Figure.Reason.NO_HISTORY);
    }
    double cutoff = RiskQuestion.cutoff(confidence);
    return switch (method) {
      case HISTORICAL -> ValueAtRisk.historical(results(), cutoff);
      case PARAMETRIC -> ValueAtRisk.parametric(results(), cutoff);
    };
  }

  private static ValueAtRisk none(Figure.Reason reason) {
    return new ValueAtRisk(Figure.undefined(reason), Figure.undefined(reason));
  }
}
