package dev.blotter.job;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads how often a job runs, such as 60s or 24h; {@code off} is none. */
public final class IntervalConverter implements Converter<Duration> {

  @Override
  public @Nullable Duration convert(String value) {
    return Off.or(value, IntervalConverter::aboveZero);
  }

  private static Duration aboveZero(String text) {
    var interval = DurationConverter.parseDuration(text);
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("no interval above zero: " + text);
    }
    return interval;
  }
}
