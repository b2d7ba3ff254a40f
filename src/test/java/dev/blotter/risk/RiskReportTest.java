package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.risk.StressFigures.Scenario;
import dev.blotter.risk.measure.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskReportTest {

  private final Random random = new Random(5);

  @Test
  void exposure_is_told_long_short_gross_and_net_and_by_equity() {
    var report = RiskCase.longAndShort().report();
    assertThat(report.account().equity()).isEqualByComparingTo("100000");
    assertThat(report.exposure().gross()).isEqualByComparingTo("25000");
    assertThat(report.exposure().net()).isEqualByComparingTo("15000");
    assertThat(report.exposure().longValue()).isEqualByComparingTo("20000");
    assertThat(report.exposure().shortValue()).isEqualByComparingTo("-5000");
    assertThat(report.exposure().grossToEquity()).isEqualByComparingTo("0.25");
    assertThat(report.exposure().netToEquity()).isEqualByComparingTo("0.15");
  }

  @Test
  void a_split_leaves_exposure_and_equity_though_the_price_is_older() {
    var before = RiskCase.longAndShort().report();
    var after = RiskCase.longAndShort().split("AAPL", "4").split("TSLA", "10").report();
    assertThat(after.account().equity()).isEqualByComparingTo("100000");
    assertThat(after.exposure()).isEqualTo(before.exposure());
    assertThat(after.stress()).isEqualTo(before.stress());
  }

  @Test
  void what_is_pending_is_told_as_if_it_were_executed() {
    var report = RiskCase.longAndShort().mark("MSFT", "10").pending("MSFT", "100", "0").report();
    assertThat(report.exposure().gross()).isEqualByComparingTo("25000");
    assertThat(report.pendingExposure().gross()).isEqualByComparingTo("26000");
    assertThat(
            RiskCase.longAndShort()
                .pending("TSLA", "50", "0")
                .report()
                .pendingExposure()
                .shortValue())
        .isEqualByComparingTo("0");
    assertThat(report.account().activeOrders()).isEqualTo(1);
  }

  @Test
  void weights_are_parts_of_the_gross_exposure() {
    var concentration = RiskCase.longAndShort().report().concentration();
    assertThat(concentration.largest().getFirst().symbol()).isEqualTo(Symbol.of("AAPL"));
    assertThat(concentration.largest().getFirst().weight()).isEqualByComparingTo("0.8");
    assertThat(concentration.herfindahl()).isEqualByComparingTo("0.68");
    assertThat(concentration.effectiveNumber()).isEqualByComparingTo("1.47058824");
  }

  @Test
  void an_account_without_positions_has_no_value_at_risk_and_says_why() {
    var report = new RiskCase().cash("10.00", "USD").report();
    assertThat(report.valueAtRisk())
        .hasSize(4)
        .allSatisfy(
            worst -> {
              assertThat(worst.valueAtRisk()).isNull();
              assertThat(worst.reason()).isEqualTo(Figure.Reason.NO_POSITIONS);
            });
    assertThat(report.exposure().gross()).isEqualByComparingTo("0");
    assertThat(report.concentration().largest()).isEmpty();
    assertThat(report.stress()).isNotEmpty().allSatisfy(s -> assertThat(s.marginCall()).isFalse());
  }

  @Test
  void an_account_without_a_past_has_no_drawdown_and_says_why() {
    var history = new RiskCase().cash("10.00", "USD").report().history();
    assertThat(history.currentDrawdown()).isNull();
    assertThat(history.undefined())
        .containsEntry("ulcer_index", Figure.Reason.TOO_FEW_RETURNS)
        .containsEntry("conditional_drawdown", Figure.Reason.TOO_FEW_RETURNS)
        .containsEntry("current_drawdown", Figure.Reason.TOO_FEW_RETURNS);
  }

  @Test
  void a_loss_of_the_past_is_the_loss_of_tomorrow() {
    var levels = new double[32];
    Arrays.fill(levels, 100);
    levels[31] = 90;
    var report =
        new RiskCase()
            .cash("100000.00", "USD")
            .holding("AAPL", "100", "200")
            .closes("AAPL", levels)
            .confidence(0.99)
            .report();
    var historical = report.valueAtRisk().getFirst();
    assertThat(historical.method()).isEqualTo(RiskMethod.HISTORICAL);
    assertThat(historical.conditional()).isEqualByComparingTo("2000.00");
    assertThat(historical.valueAtRisk()).isBetween(BigDecimal.ZERO, new BigDecimal("2000.00"));
    assertThat(report.data().sampleSize()).isEqualTo(31);
  }

  @Test
  void shares_of_positions_are_the_value_at_risk_together() {
    var report =
        RiskCase.longAndShort()
            .randomCloses("AAPL", 260, 180, random)
            .randomCloses("TSLA", 260, 120, random)
            .report();
    var shares =
        report.positions().stream()
            .map(PositionRisk::component)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var whole =
        report.valueAtRisk().stream()
            .filter(worst -> worst.method() == RiskMethod.PARAMETRIC)
            .findFirst()
            .orElseThrow();
    assertThat(shares.subtract(whole.valueAtRisk()).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.02"));
    assertThat(report.data().sampleSize()).isEqualTo(252);
  }

  @Test
  void a_longer_horizon_is_wider_by_the_root_of_its_days_and_says_so() {
    var day = RiskCase.longAndShort().randomCloses("AAPL", 100, 200, new Random(1)).report();
    var four =
        RiskCase.longAndShort().randomCloses("AAPL", 100, 200, new Random(1)).horizon(4).report();
    assertThat(day.valueAtRisk().getFirst().scaled()).isFalse();
    assertThat(four.valueAtRisk().getFirst().scaled()).isTrue();
    assertThat(four.valueAtRisk().getFirst().valueAtRisk())
        .isCloseTo(
            day.valueAtRisk().getFirst().valueAtRisk().multiply(BigDecimal.TWO),
            within(new BigDecimal("0.02")));
  }

  @Test
  void what_has_no_price_leaves_sums_out_and_is_named() {
    var report = RiskCase.longAndShort().unpriced("TSLA").report();
    assertThat(report.account().equity()).isNull();
    assertThat(report.exposure().gross()).isNull();
    assertThat(report.account().marginCall()).isNull();
    assertThat(report.data().unpricedSymbols()).containsExactly(Symbol.of("TSLA"));
    assertThat(report.positions()).hasSize(2);
    assertThat(report.stress()).isNotEmpty().allSatisfy(s -> assertThat(s.profitLoss()).isNull());
  }

  @Test
  void what_has_too_few_daily_prices_is_named_with_the_part_that_is_covered() {
    var report =
        RiskCase.longAndShort()
            .randomCloses("AAPL", 100, 200, random)
            .randomCloses("TSLA", 30, 100, random)
            .report();
    assertThat(report.data().unmodelled()).containsExactly("TSLA");
    assertThat(report.data().coverage()).isEqualByComparingTo("0.8");
    assertThat(report.valueAtRisk().getFirst().valueAtRisk()).isPositive();
    assertThat(StressReportTest.of(report, Scenario.ALL_CORRELATED).profitLoss()).isNull();
  }

  @Test
  void a_price_that_is_old_is_told_to_be_stale() {
    var old = RiskCase.NOW.minus(Duration.ofHours(1));
    var report = RiskCase.longAndShort().markedAt("TSLA", old).report();
    assertThat(report.data().stale()).containsExactly(Symbol.of("TSLA"));
    assertThat(report.data().oldestPriceAt()).isEqualTo(old);
  }

  @Test
  void a_limit_says_how_much_of_it_is_used_and_whether_it_is_breached() {
    var limits =
        RiskCase.longAndShort()
            .limit(RiskLimit.GROSS_EXPOSURE, "0.2")
            .limit(RiskLimit.LARGEST_POSITION, "0.25")
            .limit(RiskLimit.VALUE_AT_RISK, "0.05")
            .report()
            .limits();
    assertThat(limits).hasSize(3);
    assertThat(limits.getFirst().breached()).isTrue();
    assertThat(limits.getFirst().headroom()).isEqualByComparingTo("-0.05");
    assertThat(limits.get(1).used()).isEqualByComparingTo("0.2");
    assertThat(limits.get(1).breached()).isFalse();
    assertThat(limits.get(2).breached()).isNull();
  }

  @Test
  void deposits_are_no_gain_and_a_drawdown_names_its_days() {
    var monday = LocalDate.of(2026, 11, 23);
    var history =
        RiskCase.longAndShort()
            .valued(monday, "100000", "0")
            .valued(monday.plusDays(1), "150000", "50000")
            .valued(monday.plusDays(2), "135000", "0")
            .valued(monday.plusDays(3), "150000", "0")
            .report()
            .history();
    assertThat(history.days()).isEqualTo(3);
    assertThat(history.totalReturn()).isEqualByComparingTo("0");
    assertThat(history.largestDrawdown().depth()).isEqualByComparingTo("0.1");
    assertThat(history.largestDrawdown().peak()).isEqualTo(monday.plusDays(1));
    assertThat(history.largestDrawdown().trough()).isEqualTo(monday.plusDays(2));
    assertThat(history.undefined())
        .containsEntry("beta", Figure.Reason.NO_BENCHMARK)
        .containsEntry("information_ratio", Figure.Reason.NO_BENCHMARK)
        .containsEntry("capture_ratio", Figure.Reason.NO_BENCHMARK);
  }

  @ParameterizedTest
  @CsvSource({"12, 0.2", "10000, 999"})
  void a_return_too_large_to_be_annual_is_left_out_and_the_rest_is_told(
      String equity, String gained) {
    var monday = LocalDate.of(2026, 11, 23);
    var history =
        RiskCase.longAndShort()
            .valued(monday, "10", "0")
            .valued(monday.plusDays(1), equity, "0")
            .report()
            .history();
    assertThat(history.totalReturn()).isEqualByComparingTo(gained);
    assertThat(history.annualReturn()).isNull();
    assertThat(history.undefined()).containsEntry("annual_return", Figure.Reason.OUT_OF_RANGE);
  }

  @Test
  void a_supposed_trade_changes_what_comes_after_and_nothing_before() {
    var sale =
        new SupposedTrade(Symbol.of("AAPL"), Side.SELL, BigDecimal.TEN, Price.of("210"), null);
    var report = RiskCase.longAndShort().whatIf(sale);
    assertThat(report.before().equity()).isEqualByComparingTo("100000");
    assertThat(report.after().equity()).isEqualByComparingTo("100100");
    assertThat(report.after().exposure().longValue()).isEqualByComparingTo("18000");
    assertThat(report.before().exposure().longValue()).isEqualByComparingTo("20000");
  }

  @Test
  void a_supposed_trade_of_what_has_no_price_is_worth_what_it_pays() {
    var buy = new SupposedTrade(Symbol.of("NEW"), Side.BUY, BigDecimal.TEN, Price.of("5"), null);
    var report = RiskCase.longAndShort().whatIf(buy);
    assertThat(report.after().exposure().longValue()).isEqualByComparingTo("20050");
    assertThat(report.after().equity()).isEqualByComparingTo("100000");
  }
}
