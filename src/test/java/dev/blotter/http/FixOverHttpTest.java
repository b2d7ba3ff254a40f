package dev.blotter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.OtherSettings;
import dev.blotter.testing.fix.FixPlayer;
import dev.blotter.testing.fix.FixScenario;
import dev.blotter.testing.fix.FixStep;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FIX 4.4 Volume 4 with Errata 20030618, "Order State Change Matrices", as a client and a venue
 * would send them to the running service.
 */
@Tag("service")
@QuarkusTest
@TestProfile(OtherSettings.class)
class FixOverHttpTest {

  static Stream<FixScenario> scenarios() {
    return FixScenario.all().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_report_of_the_path_matches(FixScenario scenario) {
    var steps = new FixPlayer(scenario, new HttpOrders()).play(scenario.main());
    assertThat(steps.stream().map(FixStep::failure).flatMap(Optional::stream)).isEmpty();
  }
}
