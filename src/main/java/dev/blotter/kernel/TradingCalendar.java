package dev.blotter.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * On which days instruments are traded in sessions, and cash settles: every day but Saturdays,
 * Sundays and holidays.
 */
public record TradingCalendar(Set<LocalDate> holidays) {

  /** Every weekday. */
  public static final TradingCalendar WEEKDAYS = new TradingCalendar(Set.of());

  public TradingCalendar {
    holidays = Set.copyOf(holidays);
  }

  /** True for a business day. */
  public boolean isOpen(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /** The first business day after that day. */
  public LocalDate next(LocalDate day) {
    var next = day.plusDays(1);
    while (!isOpen(next)) {
      next = next.plusDays(1);
    }
    return next;
  }
}
