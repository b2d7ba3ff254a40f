package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.TimeInForce;
import dev.blotter.testing.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever happens, an order is refused exactly where the user's own orders show one like it. */
class DuplicateGuardPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;
  private static final Duration WINDOW = Duration.ofSeconds(5);

  @Test
  void an_order_is_refused_where_one_like_it_stands_and_nowhere_else() {
    Property.check(
        "duplicates",
        CASES,
        random -> {
          var life = new Life(random);
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
        });
  }

  /** One account that orders the same few things over and over. */
  private static final class Life {
    private final Accounts account = Accounts.guarded(WINDOW, "1000000.00");
    private final List<PlaceOrder> placed = new ArrayList<>();
    private final RandomGenerator random;
    private int executions;

    Life(RandomGenerator random) {
      this.random = random;
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> place();
        case 3 -> account.trading.pass(Duration.ofMillis(random.nextInt(4_000)));
        case 4 -> fill();
        default -> end();
      }
    }

    private void place() {
      var order = account.order(terms());
      boolean repeats = placed.stream().anyMatch(before -> stands(before, order));
      var code = account.run(order).code();
      assertThat(code).isEqualTo(repeats ? "DUPLICATE_INTENT" : "");
      if (!repeats) {
        placed.add(order);
      }
    }

    private boolean stands(PlaceOrder before, PlaceOrder order) {
      var as = account.state(before.orderId());
      return before.terms().equals(order.terms())
          && before.placedAt().plus(WINDOW).isAfter(order.placedAt())
          && (as.active() || !as.executedQty().isZero());
    }

    private OrderTerms terms() {
      var quantity = Integer.toString(1 + random.nextInt(2));
      var price = Integer.toString(10 + random.nextInt(2));
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      return Accounts.terms(Accounts.AAPL, side, quantity, price, TimeInForce.GTC, false);
    }

    private void fill() {
      if (!placed.isEmpty()) {
        account.fill(any().orderId(), "e" + executions++, "1", "10");
      }
    }

    private void end() {
      if (!placed.isEmpty()) {
        account.confirmCancel(any().orderId());
      }
    }

    private PlaceOrder any() {
      return placed.get(random.nextInt(placed.size()));
    }
  }
}
