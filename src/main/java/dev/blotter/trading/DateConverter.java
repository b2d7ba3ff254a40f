package dev.blotter.trading;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a date of the configuration, and says what is wrong with it. */
public final class DateConverter implements Converter<LocalDate> {

  @Override
  public LocalDate convert(String value) {
    try {
      return LocalDate.parse(value.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no date such as 2026-12-25: " + value.strip(), e);
    }
  }
}
