package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a price says of what was split since it was quoted. */
class UnitMarkTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void a_price_of_before_a_split_is_divided_by_it_and_stays_as_old_as_it_is() {
    var splits = List.of(split(10, "10", "1"));
    assertThat(shown(mark("100", 9), splits)).isEqualTo(mark("10", 9));
    assertThat(shown(mark("10", 10), splits)).isEqualTo(mark("10", 10));
    assertThat(shown(mark("11", 11), splits)).isEqualTo(mark("11", 11));
    assertThat(shown(mark("100", 9), null)).isEqualTo(mark("100", 9));
  }

  @Test
  void only_the_splits_after_a_price_count() {
    var splits = List.of(split(10, "2", "1"), split(20, "1", "5"));
    assertThat(shown(mark("100", 9), splits)).isEqualTo(mark("250", 9));
    assertThat(shown(mark("50", 15), splits)).isEqualTo(mark("250", 15));
    assertThat(shown(mark("251", 21), splits)).isEqualTo(mark("251", 21));
  }

  @Test
  void a_value_is_rounded_once_though_no_decimals_say_the_price_of_a_unit() {
    var third = UnitMark.of(mark("100", 1), List.of(split(2, "3", "1"))).orElseThrow();
    assertThat(third.mark().price()).isEqualTo(Price.of("33.3333333333"));
    assertThat(value(third, "300000000", RoundingMode.HALF_EVEN)).isEqualTo("10000000000.00");
    assertThat(value(third, "-1", RoundingMode.HALF_EVEN)).isEqualTo("-33.33");
    assertThat(value(third, "1", RoundingMode.UP)).isEqualTo("33.34");
    var tiny = UnitMark.of(mark("0.000001", 1), List.of(split(2, "100000", "1"))).orElseThrow();
    assertThat(tiny.mark().price().isZero()).isTrue();
    assertThat(value(tiny, "100000000000", RoundingMode.HALF_EVEN)).isEqualTo("1.00");
  }

  @Test
  void a_unit_at_more_than_a_price_can_be_has_none() {
    assertThat(UnitMark.of(mark("100000000000", 1), List.of(split(2, "1", "10")))).isEmpty();
  }

  @Test
  void of_many_splits_the_oldest_are_no_longer_told_apart() {
    @Nullable List<Split> splits = null;
    for (int second = 10; second <= 200; second += 10) {
      splits = split(second, "2", "1").after(splits);
    }
    assertThat(splits).hasSize(Split.MOST);
    assertThat(Split.since(at(1), splits)).isEqualTo(Ratio.of("1048576", "1"));
    assertThat(Split.since(at(195), splits)).isEqualTo(Ratio.of("2", "1"));
    assertThat(Split.since(at(200), splits)).isEqualTo(Ratio.ONE);
  }

  private static Mark shown(Mark mark, @Nullable List<Split> splits) {
    return UnitMark.of(mark, splits).orElseThrow().mark();
  }

  private static String value(UnitMark unit, String quantity, RoundingMode rounding) {
    return unit.value(new BigDecimal(quantity), Currency.USD, rounding).amount().toPlainString();
  }

  private static Split split(int second, String now, String old) {
    return new Split(at(second), Ratio.of(now, old));
  }

  private static Mark mark(String price, int second) {
    return new Mark(Price.of(price), at(second));
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }
}
