package dev.blotter.risk.measure;

import static dev.blotter.risk.measure.Figure.Reason.NO_LOSS;
import static dev.blotter.risk.measure.Figure.Reason.NO_VARIANCE;
import static dev.blotter.risk.measure.Figure.Reason.OUT_OF_RANGE;
import static dev.blotter.risk.measure.Figure.Reason.TOO_FEW_RETURNS;
import static dev.blotter.risk.measure.Figure.Reason.TOTAL_LOSS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void what_is_not_defined_says_why_and_is_no_zero() {
    assertThat(performance().total()).isEqualTo(Figure.undefined(TOO_FEW_RETURNS));
    assertThat(performance().drawdown(Drawdowns::current))
        .isEqualTo(Figure.undefined(TOO_FEW_RETURNS));
    assertThat(performance(0.01).drawdown(Drawdowns::current)).isEqualTo(Figure.of(0));
    assertThat(performance(0.01).volatility()).isEqualTo(Figure.undefined(TOO_FEW_RETURNS));
    assertThat(performance(0.1, 0.1, 0.1).sharpe(0)).isEqualTo(Figure.undefined(NO_VARIANCE));
    assertThat(performance(0.01, 0.02).sortino(0)).isEqualTo(Figure.undefined(NO_LOSS));
    assertThat(performance(0.01, 0.02).calmar()).isEqualTo(Figure.undefined(NO_LOSS));
    assertThat(performance(0.01, 0.02).omega(0)).isEqualTo(Figure.undefined(NO_LOSS));
    assertThat(performance(0.01, -1).annualReturn()).isEqualTo(Figure.undefined(TOTAL_LOSS));
    assertThat(performance(0.01, -1).calmar()).isEqualTo(Figure.undefined(TOTAL_LOSS));
    assertThat(Comparison.of(returns(0.01, 0.02), returns(0.01, 0.01)).beta())
        .isEqualTo(Figure.undefined(NO_VARIANCE));
    assertThat(ValueAtRisk.historical(new double[0], 0.05).result())
        .isEqualTo(Figure.undefined(TOO_FEW_RETURNS));
    assertThat(ValueAtRisk.parametric(new double[] {1}, 0.05).shortfall())
        .isEqualTo(Figure.undefined(TOO_FEW_RETURNS));
  }

  @Test
  void what_has_grown_beyond_all_numbers_says_so_and_leaves_the_others() {
    var strong = performance(999);
    assertThat(value(strong.total())).isCloseTo(999, CLOSE);
    assertThat(strong.annualReturn()).isEqualTo(Figure.undefined(OUT_OF_RANGE));
    assertThat(strong.calmar()).isEqualTo(Figure.undefined(OUT_OF_RANGE));
    assertThat(strong.captureRatio(returns(0.01))).isEqualTo(Figure.undefined(OUT_OF_RANGE));
    assertThat(performance(0.01).captureRatio(returns(999)))
        .isEqualTo(Figure.undefined(OUT_OF_RANGE));
    var beside = Comparison.of(returns(99, 101), returns(0.01, -0.01));
    assertThat(value(beside.beta())).isCloseTo(-100, within(1e-9));
    assertThat(beside.alpha()).isEqualTo(Figure.undefined(OUT_OF_RANGE));
  }

  @Test
  void a_series_that_loses_more_than_all_of_itself_has_no_alpha() {
    assertThat(Comparison.of(returns(-2, -3), returns(0.01, -0.01)).alpha())
        .isEqualTo(Figure.undefined(TOTAL_LOSS));
  }

  @Test
  void a_series_that_grows_beyond_all_numbers_still_has_its_drawdowns() {
    var values = new double[40];
    Arrays.fill(values, 1e12);
    values[39] = -1;
    assertThat(Performance.of(returns(values)).drawdown(Drawdowns::current))
        .isEqualTo(Figure.of(1));
  }

  @Test
  void a_series_captures_all_of_itself_and_gains_nothing_over_it() {
    var returns = returns(0.02, -0.01, 0.03);
    var beside = Comparison.of(returns, returns);
    assertThat(beside.captureRatio().number().orElseThrow()).isCloseTo(1, CLOSE);
    assertThat(beside.informationRatio()).isEqualTo(Figure.undefined(NO_VARIANCE));
  }

  @Test
  void a_period_of_which_nothing_is_known_is_a_period() {
    var returns = returns(0.1, Double.NaN, -0.1);
    assertThat(returns.levels()).containsExactly(new double[] {1, 1.1, 1.1, 0.99}, CLOSE);
    assertThat(Performance.of(returns).volatility().number().orElseThrow())
        .isCloseTo(Math.sqrt(0.02 * 252), CLOSE);
  }

  @Test
  void the_worst_are_never_better_than_what_bounds_them() {
    var random = new Random(11);
    for (int n = 2; n < 60; n++) {
      var sample = random.doubles(n, -0.1, 0.1).toArray();
      for (double cutoff : new double[] {0.01, 0.05, 0.5}) {
        assertOrdered(ValueAtRisk.historical(sample, cutoff));
        assertOrdered(ValueAtRisk.parametric(sample, cutoff));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.7, 30", "0.71, 29", "0.8, 20", "0.9, 10", "0.95, 5", "0.99, 1"})
  void a_result_that_is_the_bound_is_one_of_the_worst(double confidence, int worse) {
    var random = new Random(17);
    for (int i = 0; i < 100; i++) {
      var sample = random.doubles(101).map(any -> random.nextGaussian()).sorted().toArray();
      var worst = ValueAtRisk.historical(sample, 1 - confidence);
      assertThat(value(worst.result())).isCloseTo(sample[worse], CLOSE);
      assertThat(value(worst.shortfall()))
          .isCloseTo(Arrays.stream(sample, 0, worse + 1).average().orElseThrow(), CLOSE);
    }
  }

  @Test
  void a_normal_sample_has_the_same_value_at_risk_either_way() {
    var random = new Random(7);
    var sample = random.doubles(200_000).map(any -> random.nextGaussian()).toArray();
    var historical = ValueAtRisk.historical(sample, 0.05);
    var parametric = ValueAtRisk.parametric(sample, 0.05);
    assertThat(value(historical.result())).isCloseTo(-1.6449, within(0.02));
    assertThat(value(parametric.result())).isCloseTo(-1.6449, within(0.02));
    assertThat(value(historical.shortfall())).isCloseTo(-2.0627, within(0.02));
    assertThat(value(parametric.shortfall())).isCloseTo(-2.0627, within(0.02));
  }

  @Test
  void a_drawdown_names_its_peak_its_trough_and_its_end() {
    var drawdowns = Drawdowns.of(new double[] {100, 110, 99, 88, 110, 121, 115});
    assertThat(drawdowns.largest()).hasValue(new Drawdown(1, 3, 4, 1 - 88.0 / 110));
    assertThat(drawdowns.current()).isCloseTo(1 - 115.0 / 121, CLOSE);
    assertThat(drawdowns.longestRecovery()).isEqualTo(3);
    assertThat(drawdowns.conditional(0.01)).isCloseTo(0.2, within(0.01));
    assertThat(drawdowns.ulcerIndex()).isBetween(0.05, 0.2);
  }

  private static void assertOrdered(ValueAtRisk worst) {
    assertThat(value(worst.shortfall())).isLessThanOrEqualTo(value(worst.result()) + 1e-15);
  }

  private static double value(Figure figure) {
    return figure.number().orElseThrow();
  }

  private static Performance performance(double... values) {
    return Performance.of(returns(values));
  }

  private static Returns returns(double... values) {
    return Returns.of(values, 252);
  }
}
