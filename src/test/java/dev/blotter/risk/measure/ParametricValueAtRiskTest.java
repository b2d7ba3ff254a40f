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
      Map.of("VaR99", 0.01, "VaR95", 0.05, "VaR90", 0.1);

  @Test
  void it_follows_from_the_mean_and_the_deviation_of_a_year() {
    for (var rows : Golden.csvs("lean_parametric_var_spy.csv")) {
      assertThat(rows).anySatisfy(row -> assertThat(number(row, "VaR99")).isPresent());
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

  /** The number in that column, whose name may have underscores; empty where there is none. */
  private static Optional<Double> number(Map<String, String> row, String column) {
    return row.entrySet().stream()
        .filter(entry -> entry.getKey().replace("_", "").equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .filter(text -> !text.isBlank())
        .map(Double::valueOf)
        .findFirst();
  }
}
