package dev.blotter.trading;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a half day of the configuration, and says what is wrong with it. */
public final class HalfDayConverter implements Converter<HalfDay> {

  @Override
  public HalfDay convert(String value) {
    int sign = value.indexOf('=');
    try {
      var day = LocalDate.parse(value.substring(0, Math.max(sign, 0)).strip());
      return new HalfDay(day, LocalTime.parse(value.substring(sign + 1).strip()));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "no half day such as 2026-11-27=13:00: " + value.strip(), e);
    }
  }
}
