package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

  @Test
  void the_value_at_risk_that_is_limited_is_of_a_day_whatever_horizon_is_asked_for() {
    var ofADay = limit(1);
    var ofTwoWeeks = limit(10);
    assertThat(ofADay.used()).isPositive();
    assertThat(ofTwoWeeks.used()).isEqualByComparingTo(ofADay.used());
    assertThat(ofTwoWeeks.breached()).isEqualTo(ofADay.breached());
  }

  private static LimitFigures limit(int horizon) {
    return new RiskCase()
        .cash("100000.00", "USD")
        .holding("AAPL", "200", "200")
        .randomCloses("AAPL", 260, 180, new Random(5))
        .limit(RiskLimit.VALUE_AT_RISK, "0.02")
        .horizon(horizon)
        .report()
        .limits()
        .getFirst();
  }
}
