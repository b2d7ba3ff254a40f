package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.risk.measure.Figure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Which days an account's own history has, and what was gained on each. */
class EquityReturnsTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);
  private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
  private static final LocalDate SUNDAY = FRIDAY.plusDays(2);
  private static final LocalDate MONDAY = FRIDAY.plusDays(3);
  private static final LocalDate WEDNESDAY = FRIDAY.plusDays(5);

  private final RiskCase account =
      new RiskCase().cash("100000.00", "USD").valued(FRIDAY, "100", "0");

  @Test
  void a_day_without_a_valuation_is_one_without_a_change() {
    account.valued(WEDNESDAY, "110", "0");
    has(3, "0.1");
  }

  @Test
  void a_holiday_without_a_valuation_is_no_day_at_all() {
    account.holiday(MONDAY).valued(WEDNESDAY, "110", "0");
    has(2, "0.1");
  }

  @Test
  void a_weekend_on_which_an_account_was_valued_is_no_day_of_a_year_of_exchanges() {
    account.valued(SATURDAY, "100", "0").valued(SUNDAY, "100", "0").valued(MONDAY, "110", "0");
    has(1, "0.1");
  }

  @Test
  void what_moves_on_a_weekend_is_a_part_of_the_next_trading_day() {
    account.valued(SATURDAY, "110", "0").valued(SUNDAY, "199", "100").valued(MONDAY, "199", "0");
    has(1, "0.04238095");
  }

  @Test
  void what_moved_on_a_weekend_before_days_without_a_valuation_is_a_part_of_the_first() {
    account.valued(SATURDAY, "110", "0").valued(WEDNESDAY, "110", "0");
    assertThat(has(3, "0.1").largestDrawdown()).isNull();
    assertThat(account.report().history().to()).isEqualTo(WEDNESDAY);
  }

  @Test
  void what_has_moved_on_a_weekend_that_goes_on_is_told() {
    account.valued(SATURDAY, "90", "0").valued(SUNDAY, "80", "0");
    var history = has(1, "-0.2");
    assertThat(history.to()).isEqualTo(SUNDAY);
    assertThat(history.currentDrawdown()).isEqualByComparingTo("0.2");
  }

  @Test
  void a_weekend_of_which_the_worth_is_not_known_does_not_hide_the_day_after() {
    account.valued(SATURDAY, null, "0").valued(MONDAY, "110", "0");
    has(1, "0.1");
  }

  @Test
  void every_day_counts_where_prices_move_on_all_of_them() {
    account.daysPerYear(365).valued(SATURDAY, "110", "0").valued(WEDNESDAY, "121", "0");
    has(5, "0.21");
  }

  @Test
  void a_history_begins_with_what_the_account_was_worth_before() {
    var before = RiskCase.TODAY.minusDays(365);
    var history =
        new RiskCase()
            .cash("1.00", "USD")
            .valued(before.minusDays(7), "100", "100")
            .valued(before.minusDays(2), null, "0")
            .valued(RiskCase.TODAY.minusDays(1), "150", "0")
            .report()
            .history();
    assertThat(history.from()).isEqualTo(before.minusDays(1));
    assertThat(history.totalReturn()).isEqualByComparingTo("0.5");
  }

  @Test
  void an_account_that_nothing_happens_to_goes_on_without_a_change() {
    account.unchangedUntil(WEDNESDAY);
    var history = has(2, "0");
    assertThat(history.to()).isEqualTo(WEDNESDAY.minusDays(1));
  }

  @Test
  void an_account_that_was_not_valued_for_longer_than_that_has_a_history_too() {
    var idle =
        new RiskCase()
            .cash("100.00", "USD")
            .valued(RiskCase.TODAY.minusDays(500), "100", "100")
            .unchangedUntil(RiskCase.TODAY)
            .report();
    assertThat(idle.history().days()).isGreaterThan(250);
    assertThat(idle.history().undefined()).containsEntry("sharpe_ratio", Figure.Reason.NO_VARIANCE);
    assertThat(idle.account().lastValuedDay()).isEqualTo(RiskCase.TODAY.minusDays(500));
    assertThat(idle.account().dayProfitLoss()).isNotNull();
  }

  private HistoryFigures has(int days, String totalReturn) {
    var history = account.report().history();
    assertThat(history.days()).isEqualTo(days);
    assertThat(history.totalReturn()).isEqualByComparingTo(totalReturn);
    return history;
  }
}
