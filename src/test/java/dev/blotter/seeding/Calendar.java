package dev.blotter.seeding;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * When an account trades: on business days, while the session is open in summer as in winter, with
 * an hour to spare before its end.
 */
final class Calendar {

  private static final LocalTime OPEN = LocalTime.of(14, 35);
  private static final int OPEN_MILLIS = (int) Duration.ofHours(4).toMillis();

  private Calendar() {}

  /** That many moments, in order, of the days from one to before the other. */
  static long[] moments(LocalDate from, LocalDate until, int count, RandomGenerator random) {
    int days = Math.max(1, (int) (until.toEpochDay() - from.toEpochDay()));
    var moments = new long[count];
    for (int i = 0; i < count; i++) {
      var day = businessDay(from.plusDays(random.nextInt(days)), until);
      moments[i] = opening(day).toEpochMilli() + random.nextInt(OPEN_MILLIS);
    }
    Arrays.sort(moments);
    return moments;
  }

  static Instant opening(LocalDate day) {
    return day.atTime(OPEN).toInstant(ZoneOffset.UTC);
  }

  static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** That day, or the last business day before it. */
  private static LocalDate businessDay(LocalDate day, LocalDate until) {
    var found = day.isBefore(until) ? day : until.minusDays(1);
    while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
      found = found.minusDays(1);
    }
    return found;
  }
}
