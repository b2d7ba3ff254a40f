package dev.blotter.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When trading days end: each at that time of its own date, or at the end of its date where that
 * time is midnight. Weekends and holidays are days too, since some instruments trade on them.
 */
public record TradingDays(LocalTime endsAt, ZoneId zone) {

  /** The day that goes on at that moment. */
  public LocalDate current(Instant now) {
    var date = now.atZone(zone).toLocalDate();
    return now.isBefore(end(date)) ? date : date.plusDays(1);
  }

  /** When that day ends. */
  public Instant end(LocalDate day) {
    var date = endsAt.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    return date.atTime(endsAt).atZone(zone).toInstant();
  }

  /** The last day that is over at that moment. */
  public LocalDate lastClosed(Instant now) {
    return current(now).minusDays(1);
  }
}
