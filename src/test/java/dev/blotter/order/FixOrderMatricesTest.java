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
  void there_are_no_deviations_but_those_that_were_decided() {
    var found =
        FixScenario.all().stream()
            .flatMap(scenario -> play(scenario, scenario.main()))
            .filter(step -> step.deviation() != null)
            .map(step -> group(step.row().scenario()) + " " + step.deviation());
    assertThat(found)
        .isNotEmpty()
        .isSubsetOf(
            "B.1 " + FixDeviation.FILLED_WHILE_PENDING_CANCEL,
            "B.1 " + FixDeviation.ACKNOWLEDGED_WHILE_PENDING_CANCEL,
            "D.2 " + FixDeviation.SECOND_REPLACE_REFUSED,
            "I.1 " + FixDeviation.IMMEDIATE_REMAINDER_EXPIRES,
            "L.1 " + FixDeviation.GUARANTEE_IS_NO_STATE);
  }

  @Test
  void by_default_a_filled_order_is_not_reopened() {
    var refused =
        FixScenario.all().stream()
            .filter(scenario -> !failures(scenario, OrderPolicies.STANDARD).isEmpty())
            .map(FixScenario::name);
    assertThat(refused).isNotEmpty().isSubsetOf("C.1.c", "J.1.a");
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

  /** The group of the matrices that a scenario belongs to: "B.1" of "B.1.c". */
  private static String group(String scenario) {
    return scenario.substring(0, scenario.lastIndexOf('.'));
  }
}
