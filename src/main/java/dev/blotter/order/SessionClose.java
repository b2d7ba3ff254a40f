package dev.blotter.order;

import dev.blotter.kernel.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * When a trading day ends: at one time of the day in one zone, on the days of the calendar.
 *
 * @param halfDays the days that end at another time
 * @param extendedHours how long orders with extended hours may be executed after it
 */
public record SessionClose(
    LocalTime time,
    ZoneId zone,
    TradingCalendar calendar,
    Map<LocalDate, LocalTime> halfDays,
    Duration extendedHours) {

  public SessionClose {
    halfDays = Map.copyOf(halfDays);
    if (extendedHours.isNegative()) {
      throw new IllegalArgumentException("extended hours end after the session: " + extendedHours);
    }
  }

  /** The first end of a session after that moment. */
  public Instant after(Instant now) {
    return first(now, Duration.ZERO);
  }

  /** The first end of extended hours after that moment. */
  public Instant extendedAfter(Instant now) {
    return first(now, extendedHours);
  }

  private Instant first(Instant now, Duration later) {
    // The hours after yesterday's session may go on past midnight.
    var day = now.minus(later).atZone(zone).toLocalDate();
    while (!calendar.isOpen(day) || !end(day).plus(later).isAfter(now)) {
      day = day.plusDays(1);
    }
    return end(day).plus(later);
  }

  private Instant end(LocalDate day) {
    return day.atTime(halfDays.getOrDefault(day, time)).atZone(zone).toInstant();
  }
}
