package dev.blotter.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.TradingCalendar;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RiskConfigTest {

  private static final String PREFIX = "BLOTTER_RISK_LIMITS_";
  private static final BigDecimal HALF = new BigDecimal("0.5");

  @ParameterizedTest
  @EnumSource
  void every_limit_can_be_set_by_a_variable(RiskLimit limit) {
    assertThat(limits(Map.of(PREFIX + limit.name(), "0.5"))).isEqualTo(Map.of(limit, HALF));
  }

  @Test
  void nothing_is_limited_unless_it_is_set() {
    assertThat(limits(Map.of())).isEmpty();
  }

  private static Map<RiskLimit, BigDecimal> limits(Map<String, String> variables) {
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withSources(new EnvConfigSource(variables, 300))
            .withMapping(RiskConfig.class)
            .build()
            .getConfigMapping(RiskConfig.class);
    return RiskPolicy.of(config, TradingCalendar.WEEKDAYS).limits();
  }
}
