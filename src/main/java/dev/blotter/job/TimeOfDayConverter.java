package dev.blotter.job;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time of day of the configuration, such as 03:30; {@code off} is none, where there may be
 * none.
 */
public final class TimeOfDayConverter implements Converter<LocalTime> {

  @Override
  public @Nullable LocalTime convert(String value) {
    return Off.or(value, TimeOfDayConverter::time);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no time of day such as 03:30: " + text, e);
    }
  }
}
