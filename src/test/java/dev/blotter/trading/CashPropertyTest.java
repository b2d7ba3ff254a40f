package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.order.Order;
import dev.blotter.portfolio.PortfolioEvent.CommissionCharged;
import dev.blotter.portfolio.PortfolioEvent.TradeCashPosted;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What random lives of accounts leave in cash and in positions (docs/invariants.md). */
class CashPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 40;

  @Test
  void cash_is_what_was_paid_in_and_what_trades_and_fees_made_of_it() {
    Property.check(
        "invariant 34",
        CASES,
        random -> {
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
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
          var life = RandomAccount.ofAnyType(random);
          life.live(STEPS);
          for (var holding : life.account.portfolio().account().holdings().values()) {
            var filled =
                life.orders.stream()
                    .map(life.account::state)
                    .filter(order -> order.terms().symbol().equals(holding.symbol()))
                    .map(CashPropertyTest::signed)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(holding.signedQuantity()).isEqualByComparingTo(filled);
          }
        });
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
        .map(CashPropertyTest::cash)
        .reduce(Accounts.usd("10000.00"), Money::plus);
  }

  /** However many executions it took, what an order came to is rounded once. */
  private static Money cash(Order order) {
    var exact =
        order.executions().live().stream()
            .map(chain -> chain.price().value().multiply(chain.quantity().value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var value = Money.rounded(exact, Currency.USD);
    var paid = order.terms().side() == Side.BUY ? value.negated() : value;
    return paid.minus(order.executions().charged(Currency.USD));
  }

  private static Money sum(Stream<Money> amounts) {
    return amounts.reduce(Money.zero(Currency.USD), Money::plus);
  }

  private static BigDecimal signed(Order order) {
    return order.executedQty().signed(order.terms().side());
  }
}
