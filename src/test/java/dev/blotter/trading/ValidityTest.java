package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.Conditions;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");
  private final Instant now = account.trading.now();

  private PlaceOrder order(Instant validUntil) {
    var terms = account.order(Side.BUY, "1", "10.00").terms();
    return account.order(terms, new Conditions(validUntil, null, false));
  }

  private Outcome replace(UUID order, Instant validUntil) {
    var two = Quantity.of("2");
    return account.run(
        new ReplaceOrder(
            order, account.user, "r", null, two, null, null, null, null, validUntil, null));
  }

  @Test
  void an_order_is_placed_at_the_last_moment_that_it_names_and_not_after_it() {
    assertThat(account.run(order(now)).code()).isEmpty();
    var outcome = account.run(order(now.minusNanos(1_000)));
    assertThat(outcome.code()).isEqualTo("STALE_REQUEST");
    assertThat(outcome.events()).isEmpty();
    assertThat(outcome.rejection().orElseThrow().field()).isEqualTo("valid_until");
    assertThat(outcome.rejection().orElseThrow().context())
        .containsEntry("server_time", now.toString());
  }

  @Test
  void what_counts_is_when_it_is_decided_and_not_when_it_came_in() {
    account.trading.delay(Duration.ofSeconds(2));
    assertThat(account.run(order(now.plusSeconds(1))).code()).isEqualTo("STALE_REQUEST");
    assertThat(account.run(order(now.plusSeconds(2))).code()).isEmpty();
  }

  @Test
  void a_replacement_that_comes_too_late_changes_nothing() {
    var order = account.placed(Side.BUY, "1", "10.00");
    var outcome = replace(order, now.minusMillis(1));
    assertThat(outcome.code()).isEqualTo("STALE_REQUEST");
    assertThat(outcome.events()).isEmpty();
    assertThat(replace(order, now).code()).isEmpty();
  }
}
