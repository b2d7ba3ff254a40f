package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.fix.FixDeviation;
import dev.blotter.testing.fix.FixPlayer;
import dev.blotter.testing.fix.FixRow;
import dev.blotter.testing.fix.FixScenario;
import dev.blotter.testing.fix.FixStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * FIX 4.4 Volume 4 with Errata 20030618, "Order State Change Matrices". Filled orders may be
 * replaced here, as the matrices have it.
 */
class FixOrderMatricesTest {

  static Stream<FixScenario> scenarios() {
    return FixScenario.all().stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_report_of_the_path_matches(FixScenario scenario) {
    assertThat(play(scenario, scenario.main()).map(FixStep::failure).flatMap(Optional::stream))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_alternative_matches(FixScenario scenario) {
    for (var path : scenario.alternatives()) {
      assertThat(play(scenario, path).map(FixStep::failure).flatMap(Optional::stream)).isEmpty();
    }
  }

  @Test
  void the_deviations_are_those_that_were_decided() {
    var found =
        FixScenario.published().stream()
            .flatMap(scenario -> play(scenario, scenario.main()))
            .filter(step -> step.deviation() != null)
            .map(FixOrderMatricesTest::named);
    assertThat(found)
        .containsExactlyInAnyOrder(
            named("B.1.c", 9, FixDeviation.FILLED_WHILE_PENDING_CANCEL),
            named("B.1.d", 4, FixDeviation.ACKNOWLEDGED_WHILE_PENDING_CANCEL),
            named("D.2.b", 8, FixDeviation.SECOND_REPLACE_REFUSED),
            named("L.1.a", 4, FixDeviation.GUARANTEE_IS_NO_STATE),
            named("L.1.a", 5, FixDeviation.GUARANTEE_IS_NO_STATE));
  }

  @Test
  void by_default_a_filled_order_is_not_reopened() {
    var refused =
        FixScenario.published().stream()
            .filter(scenario -> !failures(scenario, OrderPolicies.STANDARD).isEmpty())
            .map(FixScenario::name);
    assertThat(refused).containsExactly("C.1.c", "J.1.a");
  }

  private static List<String> failures(FixScenario scenario, OrderPolicies policies) {
    var player = new FixPlayer(scenario, new DecidedOrders(policies));
    return player.play(scenario.main()).stream()
        .map(FixStep::failure)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Stream<FixStep> play(FixScenario scenario, List<FixRow> path) {
    return new FixPlayer(scenario, new DecidedOrders(Orders.REOPENING)).play(path).stream();
  }

  private static String named(FixStep step) {
    return named(step.row().scenario(), step.row().step(), step.deviation());
  }

  private static String named(String scenario, int step, FixDeviation deviation) {
    return scenario + "/" + step + " " + deviation;
  }
}
