package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDaysTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "00:00, 2026-11-24T04:59:59Z, 2026-11-23",
    "00:00, 2026-11-24T05:00:00Z, 2026-11-24",
    "16:30, 2026-11-24T21:29:59Z, 2026-11-24",
    "16:30, 2026-11-24T21:30:00Z, 2026-11-25",
    "16:30, 2026-11-25T04:59:59Z, 2026-11-25",
  })
  void a_day_goes_on_until_it_ends(LocalTime endsAt, Instant now, LocalDate current) {
    var days = new TradingDays(endsAt, NEW_YORK);
    assertThat(days.current(now)).isEqualTo(current);
    assertThat(days.lastClosed(now)).isEqualTo(current.minusDays(1));
  }

  @Test
  void every_day_ends_once_though_clocks_are_changed() {
    for (var time : new String[] {"00:00", "02:30", "16:00"}) {
      var days = new TradingDays(LocalTime.parse(time), NEW_YORK);
      for (int i = 0; i < 400; i++) {
        var day = LocalDate.of(2026, 1, 1).plusDays(i);
        assertThat(days.current(days.end(day))).isEqualTo(day.plusDays(1));
        assertThat(days.current(days.end(day).minusNanos(1))).isEqualTo(day);
      }
    }
  }
}
