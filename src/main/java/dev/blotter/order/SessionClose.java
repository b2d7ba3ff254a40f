package dev.blotter.order;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a trading day ends: at one time of the day in one zone, on every day but Saturday and
 * Sunday. Holidays are not known.
 */
public record SessionClose(LocalTime time, ZoneId zone) {

  /** The first end of a session after that moment. */
  public Instant after(Instant now) {
    var close = now.atZone(zone).with(time);
    while (isWeekend(close) || !close.toInstant().isAfter(now)) {
      close = close.toLocalDate().plusDays(1).atTime(time).atZone(zone);
    }
    return close.toInstant();
  }

  private static boolean isWeekend(ZonedDateTime day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
