package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.PackedJson;
import dev.blotter.order.Order;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.testing.Property;
import org.junit.jupiter.api.Test;

/** States come back from their snapshots as they were. */
class SnapshotPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;

  @Test
  void states_survive_being_kept_as_snapshots() {
    Property.check(
        "snapshots",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
          var portfolio = life.account.portfolio();
          assertThat(PackedJson.of(portfolio).read(Portfolio.class)).isEqualTo(portfolio);
          for (var id : life.orders) {
            var order = life.account.state(id);
            assertThat(PackedJson.of(order).read(Order.class)).isEqualTo(order);
          }
        });
  }
}
