package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.marketdata.DailyPrice;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  /** Ten on Monday, twenty on Wednesday, thirty on Friday. */
  private final Closes closes = closes("10", 0, "20", 2, "30", 4);

  @Test
  void a_day_without_a_close_has_that_of_the_last_one_before() {
    assertThat(closes.until(MONDAY.minusDays(1))).isEmpty();
    assertThat(closes.until(MONDAY)).hasValue(10);
    assertThat(closes.until(MONDAY.plusDays(3))).hasValue(20);
    assertThat(closes.until(MONDAY.plusDays(9))).hasValue(30);
  }

  @Test
  void those_since_a_day_begin_with_its_own() {
    assertThat(closes.since(MONDAY.plusDays(2))).containsExactly(20.0, 30.0);
    assertThat(closes.since(MONDAY.plusDays(3))).containsExactly(30.0);
    assertThat(closes.since(MONDAY.plusDays(5))).isEmpty();
  }

  @Test
  void another_currency_begins_with_its_first_rate() {
    var converted = closes.at(closes("2", 1, "3", 4));
    assertThat(converted.firstDay()).isEqualTo(MONDAY.plusDays(2));
    assertThat(converted.since(MONDAY)).containsExactly(40.0, 90.0);
    assertThat(closes.at(Closes.NONE).isEmpty()).isTrue();
  }

  private static Closes closes(Object... pricesAndDays) {
    return Closes.of(
        IntStream.range(0, pricesAndDays.length / 2)
            .mapToObj(
                i ->
                    new DailyPrice(
                        MONDAY.plusDays((int) pricesAndDays[2 * i + 1]),
                        Price.of((String) pricesAndDays[2 * i]),
                        true))
            .toList());
  }
}
