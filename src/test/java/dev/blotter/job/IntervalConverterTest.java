package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.trading.TradingConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalConverterTest {

  private static Optional<Duration> read(String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValue("blotter.trading.expiry-interval", value)
        .withMapping(TradingConfig.class)
        .build()
        .getConfigMapping(TradingConfig.class)
        .expiryInterval();
  }

  @ParameterizedTest
  @CsvSource({"60s,PT1M", "250ms,PT0.25S", "24h,PT24H", "5,PT5S", "PT1H,PT1H", "' 1m ',PT1M"})
  void an_interval_is_written_as_all_durations(String value, Duration interval) {
    assertThat(read(value)).contains(interval);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", " off "})
  void off_is_none(String value) {
    assertThat(read(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1s", "soon", "* * * * *"})
  void what_is_no_interval_is_refused_with_its_name(String value) {
    assertThatThrownBy(() -> read(value)).hasMessageContaining("blotter.trading.expiry-interval");
  }
}
