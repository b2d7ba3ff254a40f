package dev.blotter.risk.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.testing.GoldenFiles;
import java.util.Arrays;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures what a published case names. */
final class GoldenMeasure {

  /** What Blotter does not measure. */
  static final Set<String> NOT_OURS =
      Set.of(
          "aggregate_returns",
          "beta_fragility_heuristic",
          "down_alpha_beta",
          "gpd_risk_estimates",
          "roll_alpha_beta",
          "roll_down_capture",
          "roll_max_drawdown",
          "roll_sharpe_ratio",
          "roll_up_capture",
          "roll_up_down_capture",
          "simple_returns",
          "stability",
          "stability_of_timeseries",
          "up_alpha_beta");

  private static final Set<String> FIELDS =
      Set.of(
          "metric",
          "in",
          "expected",
          "tol",
          "note",
          "definition",
          "period",
          "starting_value",
          "risk_free",
          "required",
          "required_annual",
          "factor",
          "benchmark",
          "cutoff");

  private final JsonNode published;
  private final GoldenSeries series;

  GoldenMeasure(JsonNode series, JsonNode published) {
    GoldenFiles.knowOnly(published, FIELDS);
    this.published = published;
    this.series = new GoldenSeries(series, published);
  }

  /** The result; {@code NaN} where it is not defined. */
  double[] measured() {
    return switch (published.get("metric").asText()) {
      case "cum_returns" ->
          grown(Arrays.stream(in().levels()).skip(1).map(level -> level - 1).toArray());
      case "cum_returns_final" -> grown(one(of().total()));
      case "max_drawdown" -> one(of().drawdown(Drawdowns::largestDepth).map(depth -> -depth));
      case "annual_return", "cagr" -> one(of().annualReturn());
      case "annual_volatility" -> one(of().volatility());
      case "calmar" -> one(of().calmar());
      case "sharpe" -> one(of().sharpe(series.named("risk_free")));
      case "downside_risk" -> one(beyondRequired().downsideRisk(0));
      case "sortino" -> one(beyondRequired().sortino(0));
      case "omega" -> one(of().omega(series.named("risk_free"), number("required_annual")));
      case "information_ratio(excess_sharpe)", "excess_sharpe", "information_ratio" ->
          one(of().informationRatio(series.named("factor")));
      case "alpha_annual", "alpha" -> one(comparison().alpha());
      case "beta" -> one(comparison().beta());
      case "alpha_beta" -> pair(comparison());
      case "tail_ratio" -> one(of().tailRatio());
      case "capture_ratio", "capture" -> one(of().captureRatio(series.named("factor")));
      case "up_capture" -> one(captured(factor -> factor > 0));
      case "down_capture" -> one(captured(factor -> factor < 0));
      case "up_down_capture" ->
          one(quotient(captured(factor -> factor > 0), captured(factor -> factor < 0)));
      case "historical_var" -> one(historical().result());
      case "historical_cvar" -> one(historical().shortfall());
      default -> throw new IllegalArgumentException("no such measure: " + published);
    };
  }

  private Performance of() {
    return Performance.of(in());
  }

  /** What is required may differ from period to period. */
  private Performance beyondRequired() {
    return Performance.of(in().over(series.named("required")));
  }

  private Comparison comparison() {
    return Comparison.of(in(), series.named("benchmark"));
  }

  private ValueAtRisk historical() {
    return ValueAtRisk.historical(in().known(), number("cutoff"));
  }

  /** The capture ratio by the periods alone in which the other series did so. */
  private Figure captured(DoublePredicate did) {
    var factor = series.named("factor");
    int[] periods =
        IntStream.range(0, factor.size()).filter(i -> did.test(factor.get(i))).toArray();
    UnaryOperator<Returns> in =
        all -> Returns.of(IntStream.of(periods).mapToDouble(all::get).toArray(), all.perYear());
    return Performance.of(in.apply(in())).captureRatio(in.apply(factor));
  }

  private static Figure quotient(Figure dividend, Figure divisor) {
    return dividend instanceof Figure.Known(double up)
            && divisor instanceof Figure.Known(double down)
        ? Figure.quotient(up, down, Figure.Reason.NO_LOSS)
        : Figure.undefined(Figure.Reason.TOO_FEW_RETURNS);
  }

  /** What that amount becomes by these returns; the returns themselves where none is named. */
  private double[] grown(double[] returns) {
    double start = number("starting_value");
    return start == 0 ? returns : DoubleStream.of(returns).map(r -> start * (1 + r)).toArray();
  }

  private Returns in() {
    return series.named("in");
  }

  private double number(String field) {
    return published.path(field).asDouble(0);
  }

  private static double[] pair(Comparison comparison) {
    return DoubleStream.concat(
            Arrays.stream(one(comparison.alpha())), Arrays.stream(one(comparison.beta())))
        .toArray();
  }

  private static double[] one(Figure figure) {
    return new double[] {figure.number().orElse(Double.NaN)};
  }
}
