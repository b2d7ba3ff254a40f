package dev.blotter.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.trading.TradingConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneConverterTest {

  private static TradingConfig read(String key, String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValue(key, value)
        .withMapping(TradingConfig.class)
        .build()
        .getConfigMapping(TradingConfig.class);
  }

  @Test
  void a_zone_has_the_name_of_its_city() {
    assertThat(read("blotter.trading.session-zone", " Europe/Berlin ").sessionZone())
        .isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @ParameterizedTest
  @CsvSource({
    "blotter.trading.session-zone,Mars/Base",
    "blotter.trading.session-close,25:00",
    "blotter.trading.session-close,off",
    "blotter.trading.settlement-time,at night"
  })
  void a_zone_or_a_time_of_day_that_is_none_is_refused_with_its_name(String key, String value) {
    assertThatThrownBy(() -> read(key, value)).hasMessageContaining(key);
  }
}
