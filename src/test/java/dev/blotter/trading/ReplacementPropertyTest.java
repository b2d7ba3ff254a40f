package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.Commitment;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Invariant 36 of docs/invariants.md: a replacement holds the larger of old and new until
 * confirmed.
 */
class ReplacementPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void until_the_venue_answers_the_larger_of_old_and_new_is_held_and_then_what_stands() {
    Property.check(
        "invariant 36",
        CASES,
        random -> {
          var life = new Life(random);
          life.replace();
          assertThat(life.held()).isEqualByComparingTo(life.older().max(life.newer()));
          if (random.nextBoolean()) {
            life.confirm();
            assertThat(life.held()).isEqualByComparingTo(life.newer());
          } else {
            life.reject();
            assertThat(life.held()).isEqualByComparingTo(life.older());
          }
        });
  }

  @Test
  void executions_meanwhile_free_no_more_than_what_either_of_the_two_still_needs() {
    Property.check(
        "invariant 36, executed meanwhile",
        CASES,
        random -> {
          var life = new Life(random);
          life.replace();
          life.fill(1 + random.nextInt(life.quantity - life.filled));
          assertThat(life.held()).isGreaterThanOrEqualTo(life.older().max(life.newer()));
          life.confirm();
          assertThat(life.held()).isEqualByComparingTo(life.newer());
        });
  }

  /** An order to buy, some of it executed at its limit, and what it is to be replaced by. */
  private static final class Life {
    private final Accounts account = Accounts.with("CASH", "1000000.00");
    private final UUID order;
    private final BigDecimal price;
    private final int newQuantity;
    private final BigDecimal newPrice;
    final int quantity;
    int filled;

    Life(RandomGenerator random) {
      quantity = 2 + random.nextInt(50);
      price = price(random);
      newQuantity = 1 + random.nextInt(100);
      var other = price(random);
      newPrice = other.compareTo(price) == 0 ? other.add(BigDecimal.ONE) : other;
      order = account.placed(Side.BUY, Integer.toString(quantity), price.toPlainString());
      int first = random.nextInt(quantity);
      if (first > 0) {
        fill(first);
      }
    }

    private static BigDecimal price(RandomGenerator random) {
      return BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
    }

    void fill(int part) {
      filled += part;
      var outcome =
          account.fill(order, "e" + filled, Integer.toString(part), price.toPlainString());
      assertThat(outcome.code()).isEmpty();
    }

    void replace() {
      var outcome = account.replace(order, Integer.toString(newQuantity), newPrice.toPlainString());
      assertThat(outcome.code()).isEmpty();
    }

    void confirm() {
      account.run(new ConfirmReplace(order, Accounts.VENUE, "x", null));
    }

    void reject() {
      account.run(new RejectReplace(order, Accounts.VENUE, "x", null, "NO", "no"));
    }

    /** What the order as it was needs for what is not executed. */
    BigDecimal older() {
      return price.multiply(BigDecimal.valueOf(quantity - filled));
    }

    /** What the order as it is to be needs for what is not executed. */
    BigDecimal newer() {
      return newPrice.multiply(BigDecimal.valueOf(Math.max(0, newQuantity - filled)));
    }

    BigDecimal held() {
      var locked = account.balance().locked();
      var own = account.portfolio().commitment(order).map(Commitment::reserved);
      assertThat(own.orElse(Accounts.usd("0.00"))).isEqualTo(locked);
      return amount(locked);
    }

    private static BigDecimal amount(Money money) {
      return money.amount();
    }
  }
}
