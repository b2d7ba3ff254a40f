package dev.blotter.job;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a zone of the configuration, such as America/New_York, and says what is wrong with it. */
public final class ZoneConverter implements Converter<ZoneId> {

  @Override
  public ZoneId convert(String value) {
    try {
      return ZoneId.of(value.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no zone such as America/New_York: " + value.strip(), e);
    }
  }
}
