package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Symbol;
import dev.blotter.risk.StressFigures.Scenario;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shocks would make of an account. */
class StressReportTest {

  private final Random random = new Random(5);

  @Test
  void shocks_move_what_is_held_and_what_is_owed() {
    var report = RiskCase.longAndShort().report();
    assertThat(of(report, Scenario.MARKET_DOWN_10).profitLoss()).isEqualByComparingTo("-1500");
    assertThat(of(report, Scenario.MARKET_DOWN_20).equity()).isEqualByComparingTo("97000");
    assertThat(of(report, Scenario.LARGEST_POSITION_GAP).profitLoss())
        .isEqualByComparingTo("-6000");
    assertThat(of(report, Scenario.CURRENCIES_DOWN_5).profitLoss()).isEqualByComparingTo("0");
  }

  @Test
  void cash_in_a_foreign_currency_moves_with_it() {
    var report =
        new RiskCase()
            .cash("1000.00", "USD")
            .cash("1000.00", "EUR")
            .mark("EUR/USD", "1.10")
            .randomCloses("EUR/USD", 200, 1.1, random)
            .report();
    assertThat(of(report, Scenario.CURRENCIES_DOWN_5).profitLoss()).isEqualByComparingTo("-55");
    assertThat(report.valueAtRisk().getFirst().valueAtRisk()).isPositive();
    assertThat(report.data().coverage()).isEqualByComparingTo("1");
  }

  /** What a pair trades is held, and is worth as much as a balance of it. */
  @ParameterizedTest
  @CsvSource({
    "EUR/USD, 1.10, 110000.00, -5500.00",
    "USD/JPY, 150, 15000000, 0.00",
    "EUR/JPY, 165, 16500000, -5500.00",
    "BTC/USD, 1.10, 110000.00, 0.00",
    "BTC/JPY, 165, 16500000, -5500.00",
  })
  void a_position_in_a_pair_moves_with_the_currency_that_is_held(
      String pair, String price, String cost, String gained) {
    var report =
        new RiskCase()
            .cash(cost, Symbol.of(pair).quote().orElseThrow().code())
            .mark("JPY/USD", "0.0066666666")
            .holding(pair, "100000", price)
            .report();
    assertThat(of(report, Scenario.CURRENCIES_DOWN_5).profitLoss()).isEqualByComparingTo(gained);
  }

  @Test
  void a_short_that_rises_far_enough_is_a_margin_call() {
    var report = new RiskCase().cash("1500.00", "USD").holding("TSLA", "-50", "100").report();
    assertThat(report.account().maintenanceMargin()).isEqualByComparingTo("1500");
    assertThat(report.account().marginCall()).isFalse();
    assertThat(of(report, Scenario.MARKET_UP_10).marginCall()).isTrue();
    assertThat(of(report, Scenario.MARKET_DOWN_10).marginCall()).isFalse();
  }

  static StressFigures of(RiskReport report, Scenario scenario) {
    return report.stress().stream()
        .filter(each -> each.scenario() == scenario)
        .findFirst()
        .orElseThrow();
  }
}
