package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.testing.Property;
import org.junit.jupiter.api.Test;

/** What random lives of accounts lock and set free (docs/invariants.md). */
class ReservationPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;

  @Test
  void total_is_free_plus_locked_and_locked_is_what_active_orders_hold() {
    Property.check(
        "invariant 32",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var balance = life.account.balance();
            assertThat(balance.total()).isEqualTo(balance.free().plus(balance.locked()));
            assertThat(balance.locked()).isEqualTo(reserved(life.account.portfolio()));
            assertThat(balance.locked().isNegative()).isFalse();
          }
        });
  }

  @Test
  void a_cash_account_never_spends_what_it_does_not_have() {
    Property.check(
        "invariant 32, free",
        CASES,
        random -> {
          var life = new RandomAccount(random, "CASH", random.nextBoolean());
          for (int i = 0; i < STEPS; i++) {
            life.orderlyStep();
            assertThat(life.account.balance().free().isNegative()).isFalse();
          }
        });
  }

  @Test
  void commitments_are_those_of_the_orders_that_are_active() {
    Property.check(
        "commitments",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
          var bound = life.account.portfolio().commitments().keySet();
          var open = life.orders.stream().map(life.account::state).filter(Order::active).toList();
          // A filled order whose replacement is pending is active and may hold nothing.
          assertThat(open.stream().map(Order::orderId)).containsAll(bound);
          assertThat(bound)
              .containsAll(
                  open.stream()
                      .filter(order -> !order.exit() && !order.leavesQty().isZero())
                      .map(Order::orderId)
                      .toList());
          // Of the exits of a group one binds, and none that waits.
          var working = open.stream().filter(order -> order.exit() && !order.held()).toList();
          assertThat(
                  working.stream()
                      .filter(order -> bound.contains(order.orderId()))
                      .map(order -> order.group().groupId()))
              .doesNotHaveDuplicates()
              .containsAll(working.stream().map(order -> order.group().groupId()).toList());
        });
  }

  @Test
  void sales_are_to_close_no_more_than_is_held() {
    Property.check(
        "invariant 32, closing",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var account = life.account.portfolio().account();
            for (var symbol : RandomAccount.SYMBOLS) {
              assertThat(account.closing().of(symbol, Side.SELL))
                  .isLessThanOrEqualTo(account.closable(symbol, Side.SELL));
            }
          }
        });
  }

  @Test
  void orders_that_may_only_reduce_are_to_close_no_more_than_there_is() {
    Property.check(
        "invariant 32, reducing",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          for (int i = 0; i < STEPS; i++) {
            life.step();
            var portfolio = life.account.portfolio();
            for (var symbol : RandomAccount.SYMBOLS) {
              for (var side : Side.values()) {
                var there = portfolio.account().closable(symbol, side);
                assertThat(reducing(portfolio, symbol, side)).isLessThanOrEqualTo(there);
              }
            }
          }
        });
  }

  private static Quantity reducing(Portfolio portfolio, Symbol symbol, Side side) {
    return portfolio.commitments().values().stream()
        .filter(bound -> bound.reduceOnly() && bound.side() == side)
        .filter(bound -> bound.symbol().equals(symbol))
        .map(Commitment::closing)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  @Test
  void nothing_is_locked_once_no_order_is_active() {
    Property.check(
        "invariant 33",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
          life.endAll();
          assertThat(life.account.balance().locked().isZero()).isTrue();
          assertThat(life.account.portfolio().commitments()).isEmpty();
        });
  }

  private static Money reserved(Portfolio portfolio) {
    return portfolio.commitments().values().stream()
        .map(Commitment::reserved)
        .reduce(Money.zero(Currency.USD), Money::plus);
  }
}
