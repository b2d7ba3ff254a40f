package dev.blotter.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.blotter.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The value at risk of each day of a fund, QuantConnect/Lean Tests/TestData/spy_valueatrisk.csv: by
 * the returns of the last year, which is 252 days.
 */
class ParametricValueAtRiskTest {

  private static final int YEAR = 252;
  private static final Map<String, Double> CUTOFFS =
      Map.of("VaR_99", 0.01, "VaR_95", 0.05, "VaR_90", 0.1);

  @Test
  void it_follows_from_the_mean_and_the_deviation_of_a_year() {
    for (var rows : Golden.csvs("lean_parametric_var_spy.csv")) {
      List<Double> returns = new ArrayList<>();
      for (var row : rows) {
        number(row, "returns").ifPresent(returns::add);
        check(row, returns);
      }
      assertThat(returns).hasSizeGreaterThan(1);
    }
  }

  private static void check(Map<String, String> row, List<Double> returns) {
    var last = returns.subList(Math.max(0, returns.size() - YEAR), returns.size());
    var sample = last.stream().mapToDouble(Double::doubleValue).toArray();
    CUTOFFS.forEach(
        (column, cutoff) ->
            number(row, column)
                .ifPresent(
                    expected ->
                        assertThat(ValueAtRisk.parametric(sample, cutoff).result())
                            .isInstanceOfSatisfying(
                                Figure.Known.class,
                                known ->
                                    assertThat(known.value())
                                        .as("%s", row)
                                        .isCloseTo(expected, within(1e-9)))));
  }

  private static Optional<Double> number(Map<String, String> row, String column) {
    var text = row.getOrDefault(column, "");
    return text.isBlank() ? Optional.empty() : Optional.of(Double.valueOf(text));
  }
}
