package dev.blotter.position;

import static dev.blotter.position.RandomTrades.orders;
import static dev.blotter.position.RandomTrades.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Price;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What splits do to a position (trading.md, section 1.5). */
class PositionSplitPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void a_split_changes_no_cost_and_a_state_survives_its_snapshot() {
    Property.check(
        "29, 37 split and snapshot",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var before = trail.book().figures(Currency.USD);
          var factor = Price.of(List.of("0.5", "2", "0.333", "4", "0.1").get(random.nextInt(5)));
          var split =
              new PositionCommand.SplitPosition(
                  Objects.requireNonNull(trail.book().lastId()), "s", factor, false, null);
          var decision = PositionDecider.decide(trail.book(), split, PositionTrail.START);
          if (decision instanceof Decision.Accepted<PositionChange>(var changes)) {
            trail.record(changes);
            var after = trail.figures();
            assertThat(after.costBasis()).isEqualTo(before.costBasis());
            var exact = before.signedQuantity().divide(factor.value(), 15, RoundingMode.DOWN);
            assertThat(after.signedQuantity().subtract(exact).abs())
                .isLessThan(new BigDecimal("0.000000001"));
          }
          var state = Objects.requireNonNull(trail.book().last());
          assertThat(Json.read(Json.write(state), Position.class)).isEqualTo(state);
        });
  }
}
