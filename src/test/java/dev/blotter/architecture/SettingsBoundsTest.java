package dev.blotter.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No setting is taken that nothing could work with; the service reads them by the same rules. */
class SettingsBoundsTest {

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private static final BeanValidationConfigValidator BOUNDS = () -> VALIDATOR;

  static Stream<Setting> numbers() {
    return Setting.numbers();
  }

  private static void read(Class<?> mapping, Map<String, String> settings) {
    new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withSources(new SysPropConfigSource())
        .withValidator(BOUNDS)
        .withDefaultValues(settings)
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }

  private static Class<?> mappingOf(String key) {
    return numbers().filter(one -> one.key().equals(key)).findFirst().orElseThrow().mapping();
  }

  @Test
  void every_number_and_every_time_has_a_bound() {
    assertThat(numbers()).hasSizeGreaterThan(80).allMatch(Setting::isBounded);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void what_lies_below_is_refused_with_its_key(Setting setting) {
    assertThatThrownBy(() -> read(setting.mapping(), Map.of(setting.key(), setting.tooLittle())))
        .hasMessageContaining(setting.key())
        .hasMessageNotContaining("does not map");
  }

  @ParameterizedTest
  @CsvSource({
    "blotter.command.group-limit,0",
    "blotter.command.pipelines,0",
    "blotter.command.cache-share,7",
    "blotter.trading.collar,0.5",
    "blotter.trading.initial-margin,1.01",
    "blotter.trading.max-notional,0",
    "blotter.trading.duplicate-window,2m",
    "blotter.risk.risk-free-rate,4",
    "blotter.database.pool-size,0",
    "blotter.maintenance.reindex-bloat,0"
  })
  void so_is_what_nothing_works_with(String key, String value) {
    assertThatThrownBy(() -> read(mappingOf(key), Map.of(key, value))).hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({
    "blotter.trading.collar,1",
    "blotter.trading.fee-estimate,0",
    "blotter.trading.duplicate-window,1m",
    "blotter.partitions.archive-after,0s",
    "blotter.risk.limits.drawdown,0.2",
    "blotter.database.pool-overflow,0"
  })
  void what_is_as_far_as_one_may_go_is_taken(String key, String value) {
    assertThatCode(() -> read(mappingOf(key), Map.of(key, value))).doesNotThrowAnyException();
  }

  @Test
  void all_defaults_are_within() {
    numbers()
        .map(Setting::mapping)
        .distinct()
        .forEach(
            mapping ->
                assertThatCode(() -> read(mapping, Map.of()))
                    .as(mapping.getName())
                    .doesNotThrowAnyException());
  }
}
