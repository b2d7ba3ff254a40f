package dev.blotter.database.maintenance;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of each day in UTC; it may reach past midnight.
 *
 * @param from the first moment within
 * @param to the first moment after; the same as from means the whole day
 */
public record DailyWindow(LocalTime from, LocalTime to) {

  static final DailyWindow ALWAYS = new DailyWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /**
   * Reads {@code 01:00-05:00}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  static DailyWindow parse(String text) {
    var ends = text.split("-", -1);
    try {
      if (ends.length == 2) {
        return new DailyWindow(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
      }
    } catch (DateTimeParseException e) {
      throw notUnderstood(text, e);
    }
    throw notUnderstood(text, null);
  }

  boolean contains(Instant moment) {
    var time = moment.atOffset(ZoneOffset.UTC).toLocalTime();
    if (from.equals(to)) {
      return true;
    }
    boolean afterFrom = !time.isBefore(from);
    boolean beforeTo = time.isBefore(to);
    return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
  }

  /** The moment itself where it is within, or else the next beginning. */
  Instant next(Instant moment) {
    if (contains(moment)) {
      return moment;
    }
    var begin = moment.atOffset(ZoneOffset.UTC).with(from);
    return (begin.toInstant().isBefore(moment) ? begin.plusDays(1) : begin).toInstant();
  }

  /** Its first beginning after that moment; empty where it is the whole day. */
  Optional<Instant> beginAfter(Instant moment) {
    if (from.equals(to)) {
      return Optional.empty();
    }
    var begin = moment.atOffset(ZoneOffset.UTC).with(from);
    return Optional.of((begin.toInstant().isAfter(moment) ? begin : begin.plusDays(1)).toInstant());
  }

  private static IllegalArgumentException notUnderstood(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "no two times of day such as 01:00-05:00: " + text.strip(), cause);
  }
}
