package dev.blotter.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blotter.kernel.TradingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The times of LEAN's cases, in words: {@code Mon 2015-10-26 15:30Z}, {@code Fri at open}, {@code
 * Tue 08:00 (weekend skipped)}. They are New York's unless they end in Z; without a time of day it
 * is two hours after the market opened.
 */
final class LeanTimes {

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("(\\d{2}:\\d{2})(Z?)");
  private static final Pattern DAYS = Pattern.compile("T\\+(\\d)");
  private static final LocalTime OPEN = LocalTime.of(9, 30);

  private LeanTimes() {}

  /** What the case's rule says; three days where it says nothing, as in the year of the cases. */
  static SettlementPolicy policy(JsonNode c) {
    var rule = DAYS.matcher(c.path("rule").asText());
    int days = rule.find() ? Integer.parseInt(rule.group(1)) : 3;
    return new SettlementPolicy(
        days, LocalTime.of(8, 0), CashBook.NEW_YORK, TradingCalendar.WEEKDAYS);
  }

  /** The date that the words name, or that weekday from a date on. */
  static LocalDate day(String words, LocalDate from) {
    var date = DATE.matcher(words);
    return date.find()
        ? LocalDate.parse(date.group())
        : from.with(TemporalAdjusters.nextOrSame(weekday(words)));
  }

  static Instant time(String words, LocalDate day) {
    var time = TIME.matcher(words);
    if (time.find()) {
      return at(time, day);
    }
    var open = day.atTime(OPEN).atZone(CashBook.NEW_YORK).toInstant();
    return words.contains("open") ? open : open.plusSeconds(7_200);
  }

  private static Instant at(Matcher time, LocalDate day) {
    var local = day.atTime(LocalTime.parse(time.group(1)));
    return time.group(2).isEmpty()
        ? local.atZone(CashBook.NEW_YORK).toInstant()
        : local.toInstant(ZoneOffset.UTC);
  }

  private static DayOfWeek weekday(String words) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> words.toUpperCase(Locale.ROOT).startsWith(day.name().substring(0, 3)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no weekday: " + words));
  }
}
