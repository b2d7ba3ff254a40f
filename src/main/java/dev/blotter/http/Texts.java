package dev.blotter.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the forms of text that requests are made of; each answers empty for anything else. */
public final class Texts {

  /** What {@link #time} reads, in words. */
  public static final String A_TIME = "a time with its offset (RFC 3339) from 1900 until 2200";

  /** What {@link #day} reads, in words. */
  public static final String A_DAY = "a day such as 2026-11-27";

  /** A UUID of 36 characters, in any case. */
  static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,10})?");
  private static final Pattern DURATION =
      Pattern.compile(
          "\\d{1,9}(\\.\\d{1,9})?|PT(?=\\d)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,9}(\\.\\d{1,9})?S)?");
  private static final Pattern DAY = Pattern.compile("(19|20|21)\\d{2}-\\d{2}-\\d{2}");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Texts() {}

  /** A UUID in its canonical form of 36 characters. */
  public static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /**
   * A time with its offset (RFC 3339), from 1900 to 2200; to the microsecond, which is what every
   * column of time holds, so that it reads the same wherever it is shown.
   */
  public static Optional<Instant> time(String text) {
    try {
      var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      return at.isBefore(EARLIEST) || at.isAfter(LATEST) ? Optional.empty() : Optional.of(at);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A day of the calendar, from 1900 to 2199, as ISO 8601 writes it. */
  public static Optional<LocalDate> day(String text) {
    if (!DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds, with up to nine decimals, or a duration as ISO 8601 writes it; below 10^9 seconds. */
  public static Optional<Duration> duration(String text) {
    if (!DURATION.matcher(text).matches()) {
      return Optional.empty();
    }
    var iso = text.charAt(0) == 'P' ? text : "PT" + text + "S";
    return Optional.of(Duration.parse(iso));
  }

  /** A decimal without exponent. */
  public static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** True where every character can be stored as text and shown: no controls, no half pairs. */
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
