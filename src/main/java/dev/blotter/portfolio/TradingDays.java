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
    var zoned = now.atZone(zone);
    boolean over = endsAt.isAfter(LocalTime.MIDNIGHT) && !zoned.toLocalTime().isBefore(endsAt);
    return over ? zoned.toLocalDate().plusDays(1) : zoned.toLocalDate();
  }

  /** The last day that is over at that moment. */
  public LocalDate lastClosed(Instant now) {
    return current(now).minusDays(1);
  }
}
