package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for the risk of any account. */
class RiskPropertiesTest {

  private static final int CASES = 1_000;

  @Test
  void shares_of_positions_are_the_value_at_risk_together() {
    Property.check(
        "risk shares",
        CASES,
        random -> {
          var report = randomCase(random, 1).report();
          var shares = sum(report.positions().stream().map(PositionRisk::component).toList());
          var parametric =
              report.valueAtRisk().stream()
                  .filter(worst -> worst.method() == RiskMethod.PARAMETRIC)
                  .findFirst()
                  .orElseThrow();
          assertThat(shares).isCloseTo(parametric.valueAtRisk(), within(new BigDecimal("0.10")));
        });
  }

  @Test
  void all_together_lose_no_more_than_each_for_itself() {
    Property.check(
        "risk diversified",
        CASES,
        random -> {
          var report = randomCase(random, 1).report();
          var alone = sum(report.positions().stream().map(PositionRisk::standalone).toList());
          var shares = sum(report.positions().stream().map(PositionRisk::component).toList());
          assertThat(shares).isLessThanOrEqualTo(alone.add(new BigDecimal("0.10")));
        });
  }

  @Test
  void the_mean_of_the_worst_is_no_better_than_what_bounds_them() {
    Property.check(
        "risk shortfall",
        CASES,
        random ->
            assertThat(randomCase(random, 1).report().valueAtRisk())
                .allSatisfy(
                    worst ->
                        assertThat(worst.conditional())
                            .isGreaterThanOrEqualTo(worst.valueAtRisk())));
  }

  @Test
  void the_mirrored_account_gains_what_the_other_loses() {
    Property.check(
        "risk mirrored",
        CASES,
        random -> {
          long seed = random.nextLong();
          var report = randomCase(new Random(seed), 1).report();
          var mirrored = randomCase(new Random(seed), -1).report();
          assertThat(mirrored.exposure().gross()).isEqualByComparingTo(report.exposure().gross());
          assertThat(mirrored.exposure().net())
              .isEqualByComparingTo(report.exposure().net().negate());
          assertThat(mirrored.stress().getFirst().profitLoss())
              .isEqualByComparingTo(report.stress().getFirst().profitLoss().negate());
          assertThat(mirrored.concentration().herfindahl())
              .isEqualByComparingTo(report.concentration().herfindahl());
        });
  }

  @Test
  void concentration_lies_between_all_in_one_and_the_same_of_each() {
    Property.check(
        "risk concentration",
        CASES,
        random -> {
          var report = randomCase(random, 1).report();
          int held = report.positions().size();
          assertThat(report.concentration().effectiveNumber().doubleValue())
              .isBetween(1 - 1e-6, held + 1e-6);
        });
  }

  private static RiskCase randomCase(RandomGenerator random, int sign) {
    var built = new RiskCase().cash("1000000.00", "USD");
    int positions = 1 + random.nextInt(6);
    for (int i = 0; i < positions; i++) {
      var symbol = "S" + i;
      int quantity = sign * (1 + random.nextInt(500)) * (random.nextBoolean() ? 1 : -1);
      built.holding(symbol, Integer.toString(quantity), Integer.toString(1 + random.nextInt(400)));
      built.randomCloses(symbol, 40 + random.nextInt(60), 100, random);
    }
    return built;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
