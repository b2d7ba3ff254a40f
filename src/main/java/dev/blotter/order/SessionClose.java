package dev.blotter.order;

import dev.blotter.kernel.TradingCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a trading day ends: at one time of the day in one zone, on the days of the calendar. */
public record SessionClose(LocalTime time, ZoneId zone, TradingCalendar calendar) {

  /** The first end of a session after that moment. */
  public Instant after(Instant now) {
    var close = now.atZone(zone).with(time);
    while (!calendar.isOpen(close.toLocalDate()) || !close.toInstant().isAfter(now)) {
      close = close.toLocalDate().plusDays(1).atTime(time).atZone(zone);
    }
    return close.toInstant();
  }
}
