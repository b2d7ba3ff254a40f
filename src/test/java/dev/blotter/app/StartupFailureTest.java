package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.blotter.database.maintenance.MaintenanceConfig;
import dev.blotter.kernel.WrongSetting;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person is told where the service cannot start. */
class StartupFailureTest {

  private static Throwable failure(Map<String, String> settings) {
    return catchThrowable(
        () ->
            new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(settings)
                .withMapping(MaintenanceConfig.class)
                .build()
                .getConfigMapping(MaintenanceConfig.class));
  }

  @Test
  void settings_that_cannot_be_read_are_named_without_the_names_of_classes() {
    var failure = failure(Map.of("blotter.maintenance.window", "25:00-26:00"));
    assertThat(StartupFailure.reason(new IllegalStateException(failure)))
        .startsWith("these settings are wrong:\n  ")
        .contains("blotter.maintenance.window", "25:00-26:00", "such as 01:00-05:00")
        .doesNotContain("Exception: ", "SRCFG");
  }

  @Test
  void of_a_setting_that_names_itself_its_own_words_are_told_and_not_what_caused_them() {
    var wrong = new WrongSetting("BLOTTER_LEDGER_KEY", "no key", new IllegalStateException("DER"));
    assertThat(StartupFailure.reason(new IllegalStateException("not made", wrong)))
        .isEqualTo("BLOTTER_LEDGER_KEY: no key");
  }

  @Test
  void of_any_other_failure_what_it_goes_back_to_is_told() {
    var cause = new IllegalStateException("the port is in use");
    assertThat(StartupFailure.reason(new IllegalStateException("not made", cause)))
        .isEqualTo("the port is in use");
  }
}
