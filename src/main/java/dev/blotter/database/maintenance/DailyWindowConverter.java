package dev.blotter.database.maintenance;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a part of the day of the configuration, such as 01:00-05:00. */
public final class DailyWindowConverter implements Converter<DailyWindow> {

  @Override
  public DailyWindow convert(String value) {
    return DailyWindow.parse(value);
  }
}
