package dev.blotter.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.testing.GoldenFiles;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published cases of empyrical (tests/test_stats.py) and LEAN (DrawdownRecoveryTests,
 * TradeBuilderTests). Where empyrical answers NaN and LEAN zero, ours is no figure, and says why.
 * Its case of the tail ratio counts a missing return as none at all, which is what its cumulative
 * returns do; all its other measures leave it out.
 */
class GoldenMeasuresTest {

  private static final JsonNode FILE = GoldenFiles.json("risk_metrics.json");
  private static final double EXACT = 1e-8;

  @ParameterizedTest
  @MethodSource("cases")
  void a_measure_is_what_was_published(JsonNode published) {
    var measured = GoldenMeasure.of(FILE.get("series"), published);
    var expected = published.get("expected");
    var tolerance = within(published.path("tol").asDouble(EXACT));
    if (expected.isNull()) {
      assertThat(measured).containsExactly(Double.NaN);
    } else if (expected.isArray()) {
      assertThat(measured).containsExactly(numbers(expected), tolerance);
    } else {
      assertThat(measured).containsExactly(new double[] {expected.asDouble()}, tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("recoveries")
  void a_drawdown_lasts_until_its_peak_is_reached_again(JsonNode published) {
    assertThat(Drawdowns.of(numbers(published.get("equity"))).longestRecovery())
        .isEqualTo(published.get("expected").asInt());
  }

  @ParameterizedTest
  @MethodSource("trades")
  void a_trade_falls_from_the_best_price_it_has_seen(JsonNode published) {
    boolean isLong = published.get("side").asText().equals("LONG");
    assertThat(Excursion.against(numbers(published.get("prices")), isLong))
        .isEqualTo(published.get("expected").asDouble(), within(EXACT));
  }

  static Stream<JsonNode> cases() {
    return GoldenFiles.each(FILE.get("cases"));
  }

  static Stream<JsonNode> recoveries() {
    return GoldenFiles.each(FILE.get("drawdown_recovery").get("cases"));
  }

  static Stream<JsonNode> trades() {
    return GoldenFiles.each(FILE.get("trade_drawdown").get("cases"));
  }

  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(value -> value.isNull() ? Double.NaN : value.asDouble())
        .toArray();
  }
}
