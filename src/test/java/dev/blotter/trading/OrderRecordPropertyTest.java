package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderEvent;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What the log holds of orders, whatever befell them (docs/invariants.md). */
class OrderRecordPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;

  @Test
  void a_published_status_follows_from_a_stored_event_and_from_the_state_alike() {
    Property.check(
        "invariants 15 and 16",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
          for (var id : life.orders) {
            var last = (OrderEvent) life.account.trading.events(ref(id)).getLast();
            assertThat(last.figures()).isEqualTo(life.account.state(id).figures());
          }
        });
  }

  @Test
  void at_most_one_cancellation_is_stored_and_filled_plus_cancelled_is_the_quantity() {
    Property.check(
        "invariant 10",
        CASES,
        random -> {
          var account =
              Accounts.with("CASH", "10000.00", random.nextLong(), BigDecimal.ZERO)
                  .seldomAnswered();
          var order = account.placed(Side.BUY, "10", "50.00");
          race(random, account, order);
          account.confirmCancel(order);
          var cancelled =
              account.trading.events(ref(order)).stream()
                  .filter(OrderEvent.OrderCanceled.class::isInstance)
                  .map(event -> ((OrderEvent.OrderCanceled) event).cancelled().value())
                  .toList();
          assertThat(cancelled).hasSizeLessThanOrEqualTo(1);
          var sum = cancelled.stream().reduce(account.held(Accounts.AAPL), BigDecimal::add);
          assertThat(sum).isEqualByComparingTo("10");
          assertThat(account.balance().locked().isZero()).isTrue();
        });
  }

  private static void race(RandomGenerator random, Accounts account, UUID order) {
    for (int i = 0; i < 10; i++) {
      switch (random.nextInt(3)) {
        case 0 -> account.cancel(order);
        case 1 -> account.fill(order, "e" + i, "1", "50.00");
        default -> {
          if (random.nextInt(4) == 0) {
            account.confirmCancel(order);
            return;
          }
        }
      }
    }
  }

  private static AggregateRef ref(UUID order) {
    return AggregateRef.order(order);
  }
}
