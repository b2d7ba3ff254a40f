package dev.blotter.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.testing.GoldenFiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published cases of empyrical (tests/test_stats.py) and LEAN (DrawdownRecoveryTests,
 * TradeBuilderTests). Where empyrical answers NaN or infinite and LEAN zero, ours is no figure, and
 * says why. Its case of the tail ratio counts a missing return as none at all, which is what its
 * cumulative returns do; all its other measures leave it out.
 */
class GoldenMeasuresTest {

  private static final List<JsonNode> FILES = GoldenFiles.jsons("risk_metrics.json");
  private static final Set<String> SECTIONS =
      Set.of(
          "source",
          "series",
          "cases",
          "undefined",
          "parametric_var",
          "drawdown_recovery",
          "trade_drawdown");
  private static final double EXACT = 1e-8;

  @Test
  void no_section_of_the_file_is_left_out() {
    FILES.forEach(file -> GoldenFiles.knowOnly(file, SECTIONS));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_measure_is_what_was_published(JsonNode series, JsonNode published) {
    var measured = new GoldenMeasure(series, published).measured();
    var expected = published.get("expected");
    var wanted =
        expected.isArray()
            ? GoldenSeries.numbers(expected)
            : new double[] {GoldenSeries.number(expected)};
    assertThat(measured).containsExactly(wanted, within(published.path("tol").asDouble(EXACT)));
  }

  @ParameterizedTest
  @MethodSource("undefined")
  void what_is_not_defined_is_no_figure(JsonNode series, JsonNode published) {
    assertThat(new GoldenMeasure(series, published).measured()).containsOnly(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("recoveries")
  void a_drawdown_lasts_until_its_peak_is_reached_again(JsonNode published) {
    assertThat(Drawdowns.of(GoldenSeries.numbers(published.get("equity"))).longestRecovery())
        .isEqualTo(published.get("expected").asInt());
  }

  @ParameterizedTest
  @MethodSource("trades")
  void a_trade_falls_from_the_best_price_it_has_seen(JsonNode published) {
    boolean isLong = published.get("side").asText().equals("LONG");
    assertThat(Excursion.against(GoldenSeries.numbers(published.get("prices")), isLong))
        .isEqualTo(published.get("expected").asDouble(), within(EXACT));
  }

  static Stream<Arguments> cases() {
    return measures("cases");
  }

  static Stream<Arguments> undefined() {
    return measures("undefined");
  }

  private static Stream<Arguments> measures(String section) {
    return FILES.stream()
        .flatMap(
            file ->
                GoldenFiles.each(file.path(section))
                    .filter(c -> !GoldenMeasure.NOT_OURS.contains(c.get("metric").asText()))
                    .map(c -> arguments(file.path("series"), c)));
  }

  static Stream<JsonNode> recoveries() {
    return FILES.stream().flatMap(f -> GoldenFiles.each(f.path("drawdown_recovery").path("cases")));
  }

  static Stream<JsonNode> trades() {
    return FILES.stream().flatMap(f -> GoldenFiles.each(f.path("trade_drawdown").path("cases")));
  }
}
