package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.portfolio.EquityHistory.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EquityHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);

  private final List<ValuedDay> days = new ArrayList<>();

  @Test
  void a_deposit_is_no_profit() {
    day("1100", "0").day("2100", "1000").day("2205", "0");
    assertThat(profits("1000")).containsExactly("100", "100", "205");
    assertThat(ratios("1000")).containsExactly("0.1", "0.1", "0.155");
  }

  @Test
  void the_first_day_of_an_account_has_a_profit_of_what_was_paid_in() {
    day("1010", "1000").day("1111", "0");
    assertThat(profits("0")).containsExactly("10", "111");
    assertThat(ratios("0")).containsExactly("0.01", "0.111");
  }

  @Test
  void what_came_in_has_earned_or_lost_since_the_day_began() {
    day("98010", "100000").day("107811", "0");
    assertThat(profits("10")).containsExactly("-2000", "7801");
    assertThat(ratios("10")).containsExactly("-0.019998", "0.0780022");
  }

  @Test
  void what_went_out_has_earned_or_lost_until_the_day_ended() {
    day("110", "-990").day("55", "0");
    assertThat(ratios("1000")).containsExactly("0.1", "-0.45");
  }

  @Test
  void a_gain_of_what_had_nothing_is_no_part_of_anything() {
    day("5", "0").day("10", "0");
    assertThat(ratios("0")).containsExactly(null, "1");
  }

  @Test
  void who_owes_and_pays_in_goes_on_from_what_is_then_there() {
    day("110", "150").day("121", "0").day("-40", "20");
    assertThat(ratios("-50")).containsExactly("0.1", "0.21", "-1.34326241");
  }

  @Test
  void a_day_without_a_price_is_passed_over() {
    day("1100", "0").day(null, "50").day("1265", "50");
    assertThat(profits("1000")).containsExactly("100", null, "215");
    assertThat(ratios("1000")).containsExactly("0.1", null, "0.21");
  }

  @Test
  void flows_without_a_rate_leave_all_that_follows_unknown() {
    day("1100", "0").day("1200", null).day("1300", "0");
    assertThat(profits("1000")).containsExactly("100", null, null);
    assertThat(ratios("1000")).containsExactly("0.1", null, null);
  }

  @Test
  void an_account_that_has_lost_all_has_no_ratio_any_more() {
    day("-50", "0").day("100", "150").day("110", "0");
    assertThat(profits("1000")).containsExactly("-1050", "-1050", "-1040");
    assertThat(ratios("1000")).containsExactly("-1.05", null, null);
  }

  @Test
  void an_account_that_was_emptied_goes_on_where_it_was() {
    day("1100", "0").day("0", "-1100").day("500", "500").day("550", "0");
    assertThat(ratios("1000")).containsExactly("0.1", "0.1", "0.1", "0.21");
  }

  private EquityHistoryTest day(@Nullable String equity, @Nullable String flows) {
    days.add(
        new ValuedDay(FIRST.plusDays(days.size()), Instant.EPOCH, decimal(equity), decimal(flows)));
    return this;
  }

  private List<@Nullable String> profits(String base) {
    return texts(base, Point::profit);
  }

  private List<@Nullable String> ratios(String base) {
    return texts(base, Point::ratio);
  }

  private List<@Nullable String> texts(String base, Function<Point, @Nullable BigDecimal> of) {
    List<@Nullable String> texts = new ArrayList<>();
    for (var point : EquityHistory.of(new BigDecimal(base), days).points()) {
      var value = of.apply(point);
      texts.add(value == null ? null : value.stripTrailingZeros().toPlainString());
    }
    return texts;
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
