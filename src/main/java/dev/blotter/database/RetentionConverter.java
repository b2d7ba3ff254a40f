package dev.blotter.database;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads how long a record is kept, such as 2557d; less than a year is refused at the start. */
public final class RetentionConverter implements Converter<Duration> {

  private static final Duration LEAST = Duration.ofDays(365);

  @Override
  public Duration convert(String value) {
    var kept = DurationConverter.parseDuration(value);
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException("a record is kept for 365d at least, not for " + value);
    }
    return kept;
  }
}
