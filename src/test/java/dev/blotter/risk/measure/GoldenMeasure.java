package dev.blotter.risk.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** Measures what a published case names. */
final class GoldenMeasure {

  private final JsonNode series;
  private final JsonNode published;
  private final int perYear;

  private GoldenMeasure(JsonNode series, JsonNode published) {
    this.series = series;
    this.published = published;
    this.perYear = published.path("period").asInt(252);
  }

  /** The result; {@code NaN} alone where it is not defined. */
  static double[] of(JsonNode series, JsonNode published) {
    return new GoldenMeasure(series, published).measured();
  }

  private double[] measured() {
    return switch (published.get("metric").asText()) {
      case "cum_returns" -> in().cumulative();
      case "cum_returns_final" -> one(of().total());
      case "max_drawdown" -> one(Figure.of(-Drawdowns.of(in()).largestDepth()));
      case "annual_return" -> one(of().annualReturn());
      case "annual_volatility" -> one(of().volatility());
      case "calmar" -> one(of().calmar());
      case "sharpe" -> one(of().sharpe(named("risk_free")));
      case "downside_risk" -> one(of().downsideRisk(number("required")));
      case "sortino" -> one(of().sortino(number("required")));
      case "omega" -> one(of().omega(named("risk_free"), number("required_annual")));
      case "information_ratio(excess_sharpe)", "excess_sharpe", "information_ratio" ->
          one(of().informationRatio(named("factor")));
      case "alpha_annual", "alpha" -> one(Comparison.of(in(), named("benchmark")).alpha());
      case "beta" -> one(Comparison.of(in(), named("benchmark")).beta());
      case "tail_ratio" -> one(of().tailRatio());
      case "capture_ratio", "capture" -> one(of().captureRatio(named("factor")));
      case "historical_var" -> one(historical().result());
      case "historical_cvar" -> one(historical().shortfall());
      default -> throw new IllegalArgumentException("no such measure: " + published);
    };
  }

  private Performance of() {
    return Performance.of(in());
  }

  private ValueAtRisk historical() {
    return ValueAtRisk.historical(in().known(), number("cutoff"));
  }

  private Returns in() {
    return named("in");
  }

  private double number(String field) {
    return published.path(field).asDouble(0);
  }

  /** The series in that field, by name, by value, or the same number in each period. */
  private Returns named(String field) {
    var value = published.path(field);
    if (value.isArray()) {
      return Returns.of(GoldenMeasuresTest.numbers(value), perYear);
    }
    if (value.isTextual()) {
      boolean negated = value.asText().startsWith("-");
      var numbers = numbersOf(value.asText().substring(negated ? 1 : 0));
      return Returns.of(
          negated ? Arrays.stream(numbers).map(number -> -number).toArray() : numbers, perYear);
    }
    var same = new double[in().size()];
    Arrays.fill(same, value.asDouble(0));
    return Returns.of(same, perYear);
  }

  private double[] numbersOf(String name) {
    var numbers = series.get(name);
    if (numbers == null) {
      throw new IllegalArgumentException("no such series: " + name);
    }
    return GoldenMeasuresTest.numbers(numbers);
  }

  private static double[] one(Figure figure) {
    return new double[] {figure.number().orElse(Double.NaN)};
  }
}
