package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.order.ExecutionChain;
import dev.blotter.order.Order;
import dev.blotter.order.OrderEvent;
import dev.blotter.portfolio.Commitment;
import dev.blotter.portfolio.Portfolio;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Invariants of trading.md, section 1.5, over random lives of whole accounts. */
class AccountPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;

  @Test
  void total_is_free_plus_locked_and_locked_is_what_active_orders_hold() {
    Property.check(
        "invariant 32",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
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
          var life = new RandomAccount(random, "CASH");
          for (int i = 0; i < STEPS; i++) {
            life.stepWithoutRevisions();
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
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          var bound = life.account.portfolio().commitments().keySet();
          var open = life.orders.stream().map(life.account::state).filter(Order::active).toList();
          // A filled order whose replacement is pending is active and may hold nothing.
          assertThat(open.stream().map(Order::orderId)).containsAll(bound);
          assertThat(bound)
              .containsAll(
                  open.stream()
                      .filter(order -> !order.leavesQty().isZero())
                      .map(Order::orderId)
                      .toList());
        });
  }

  @Test
  void nothing_is_locked_once_no_order_is_active() {
    Property.check(
        "invariant 33",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          life.endAll();
          assertThat(life.account.balance().locked().isZero()).isTrue();
          assertThat(life.account.portfolio().commitments()).isEmpty();
        });
  }

  @Test
  void cash_is_what_was_paid_in_and_what_trades_and_fees_made_of_it() {
    Property.check(
        "invariant 34",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          assertThat(life.account.balance().total())
              .isEqualTo(
                  Accounts.usd("10000.00").plus(posted(life.account)).minus(charged(life.account)));
          assertThat(life.account.balance().total()).isEqualTo(fromLiveFills(life));
        });
  }

  @Test
  void positions_are_the_sum_of_the_fills_that_count() {
    Property.check(
        "invariant 19",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          for (var holding : life.account.portfolio().holdings().values()) {
            var filled =
                life.orders.stream()
                    .map(life.account::state)
                    .filter(order -> order.terms().symbol().equals(holding.symbol()))
                    .map(AccountPropertyTest::signed)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(holding.signedQuantity()).isEqualByComparingTo(filled);
          }
        });
  }

  @Test
  void a_published_status_follows_from_a_stored_event_and_from_the_state_alike() {
    Property.check(
        "invariants 15 and 16",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
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
          var account = Accounts.with("CASH", "10000.00", random.nextLong(), BigDecimal.ZERO);
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

  @Test
  void fills_in_any_order_and_delivered_any_number_of_times_come_to_the_same() {
    Property.check(
        "invariants 7 and 8",
        CASES,
        random -> {
          var fills = new ArrayList<>(List.of(3, 1, 4, 2));
          var expected = filled(fills, random);
          Collections.shuffle(fills, new Random(random.nextLong()));
          assertThat(filled(fills, random)).isEqualTo(expected);
        });
  }

  @Test
  void after_a_bust_all_is_as_if_the_fill_had_never_been() {
    Property.check(
        "invariant 12",
        CASES,
        random -> {
          long seed = random.nextLong();
          var busted = traded(seed, random.nextInt(6), true);
          var never = traded(seed, busted.skipped, false);
          assertThat(busted.summary()).isEqualTo(never.summary());
        });
  }

  @Test
  void a_correction_is_the_same_as_a_bust_and_a_fill() {
    Property.check(
        "invariant 13",
        CASES,
        random -> {
          var corrected = Accounts.with("MARGIN", "10000.00");
          var replaced = Accounts.with("MARGIN", "10000.00");
          var quantity = Integer.toString(1 + random.nextInt(20));
          var price = (20 + random.nextInt(60)) + ".25";
          var first = corrected.placed(Side.BUY, "40", "80.00");
          var second = replaced.placed(Side.BUY, "40", "80.00");
          corrected.fill(first, "e1", "7", "41.00");
          replaced.fill(second, "e1", "7", "41.00");
          corrected.correct(first, "x1", "e1", quantity, price);
          replaced.bust(second, "b1", "e1");
          replaced.fill(second, "x1", quantity, price);
          assertThat(summary(corrected, first)).isEqualTo(summary(replaced, second));
        });
  }

  @Test
  void states_survive_being_kept_as_snapshots() {
    Property.check(
        "snapshots",
        CASES,
        random -> {
          var life = new RandomAccount(random, type(random));
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          var portfolio = life.account.portfolio();
          assertThat(Json.read(Json.write(portfolio), Portfolio.class)).isEqualTo(portfolio);
          for (var id : life.orders) {
            var order = life.account.state(id);
            assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order);
          }
        });
  }

  private static String type(RandomGenerator random) {
    return random.nextBoolean() ? "CASH" : "MARGIN";
  }

  private static void race(RandomGenerator random, Accounts account, UUID order) {
    for (int i = 0; i < 12; i++) {
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

  private static List<Object> filled(List<Integer> quantities, RandomGenerator random) {
    var account = Accounts.with("CASH", "10000.00");
    var order = account.placed(Side.BUY, "10", "50.00");
    for (int quantity : quantities) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        account.fill(
            order, "e" + quantity, Integer.toString(quantity), (40 + quantity) + ".17", "0.10");
      }
    }
    return summary(account, order);
  }

  private static List<Object> summary(Accounts account, UUID order) {
    var figures = account.state(order).figures();
    return List.of(figures, account.balance(), account.held(Accounts.AAPL).stripTrailingZeros());
  }

  /** Six fills of two orders; the one with that number is busted afterwards, or never happens. */
  private static Traded traded(long seed, int skipped, boolean bust) {
    var random = new Random(seed);
    var account = Accounts.with("MARGIN", "100000.00");
    var buy = account.placed(Side.BUY, "60", "50.00");
    var sell = account.placed(Side.SELL, "60", "50.00");
    UUID bustOf = buy;
    for (int i = 0; i < 6; i++) {
      var order = random.nextBoolean() ? buy : sell;
      var quantity = Integer.toString(1 + random.nextInt(10));
      var price = (40 + random.nextInt(20)) + ".33";
      if (i == skipped) {
        bustOf = order;
      }
      if (bust || i != skipped) {
        account.fill(order, "e" + i, quantity, price, "0.25");
      }
    }
    if (bust) {
      account.bust(bustOf, "b", "e" + skipped);
    }
    return new Traded(account, buy, sell, skipped);
  }

  private record Traded(Accounts account, UUID buy, UUID sell, int skipped) {
    List<Object> summary() {
      return List.of(
          account.state(buy).figures(),
          account.state(sell).figures(),
          account.balance().total(),
          account.held(Accounts.AAPL).stripTrailingZeros(),
          account
              .portfolio()
              .holding(Accounts.AAPL)
              .map(holding -> holding.costBasis())
              .orElseThrow());
    }
  }

  private static Money reserved(Portfolio portfolio) {
    return portfolio.commitments().values().stream()
        .map(Commitment::reserved)
        .reduce(Money.zero(Currency.USD), Money::plus);
  }

  private static Money posted(Accounts account) {
    return sum(
        account.trading.log().stream()
            .filter(change -> change.event() instanceof TradeCashPosted)
            .map(change -> ((TradeCashPosted) change.event()).amount()));
  }

  private static Money charged(Accounts account) {
    return sum(
        account.trading.log().stream()
            .filter(change -> change.event() instanceof CommissionCharged)
            .map(change -> ((CommissionCharged) change.event()).amount()));
  }

  /** From the orders alone: what the executions that count cost, brought and were charged. */
  private static Money fromLiveFills(RandomAccount life) {
    return life.orders.stream()
        .map(life.account::state)
        .flatMap(order -> order.executions().live().stream().map(chain -> cash(order, chain)))
        .reduce(Accounts.usd("10000.00"), Money::plus);
  }

  private static Money cash(Order order, ExecutionChain chain) {
    var value = chain.price().times(chain.quantity(), Currency.USD);
    var paid = order.terms().side() == Side.BUY ? value.negated() : value;
    return paid.minus(chain.commission());
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.zero(Currency.USD), Money::plus);
  }

  private static BigDecimal signed(Order order) {
    return order.cumQty().signed(order.terms().side());
  }

  private static AggregateRef ref(UUID order) {
    return AggregateRef.order(order);
  }
}
