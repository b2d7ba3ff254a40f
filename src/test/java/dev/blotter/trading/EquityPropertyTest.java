package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.order.Order;
import dev.blotter.portfolio.PortfolioId;
import dev.blotter.portfolio.PortfolioView;
import dev.blotter.testing.Property;
import dev.blotter.trading.TwoOrders.Report;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Invariant 35 of docs/invariants.md over whole accounts. */
class EquityPropertyTest {
  private static final int CASES = 1_000;
  private static final int STEPS = 30;

  @Test
  void equity_is_what_executions_left_in_cash_and_what_they_left_held_at_the_marks() {
    Property.check(
        "invariant 35",
        CASES,
        random -> {
          var life = new RandomAccount(random, random.nextBoolean() ? "CASH" : "MARGIN");
          for (int i = 0; i < STEPS; i++) {
            life.step();
          }
          var expected = new BigDecimal("10000.00");
          for (var symbol : RandomAccount.SYMBOLS) {
            var mark = mark(random);
            life.account.quote(symbol, mark.toString(), mark.toString());
            for (var id : life.orders) {
              var order = life.account.state(id);
              if (order.terms().symbol().equals(symbol)) {
                expected = expected.add(worth(order, mark));
              }
            }
          }
          assertThat(equity(life.account)).isEqualByComparingTo(expected);
        });
  }

  @Test
  void an_execution_at_the_mark_without_a_fee_leaves_the_equity() {
    Property.check(
        "invariant 35, at the mark",
        CASES,
        random -> {
          var orders = TwoOrders.after(TwoOrders.reports(random, 0));
          var mark = mark(random);
          orders.account.quote(Accounts.AAPL, mark.toString(), mark.toString());
          var before = equity(orders.account);
          var drawn = Report.draw(random, "at-the-mark", 0);
          orders.accepted(
              new Report(
                  drawn.side(), drawn.execId(), drawn.quantity(), mark, Accounts.usd("0.00")));
          assertThat(equity(orders.account)).isEqualByComparingTo(before);
        });
  }

  private static Price mark(RandomGenerator random) {
    return new Price(BigDecimal.valueOf(1 + random.nextInt(10_000), 2));
  }

  /** What an order's executions brought, without fees, and what they left at the mark. */
  private static BigDecimal worth(Order order, Price mark) {
    var side = order.terms().side();
    var sum = BigDecimal.ZERO;
    for (var chain : order.executions().live()) {
      var signed = chain.quantity().signed(side);
      var gain = signed.multiply(mark.value().subtract(chain.price().value()));
      sum = sum.add(gain).subtract(chain.commission().inCash().amount());
    }
    return sum;
  }

  private static BigDecimal equity(Accounts account) {
    var id = PortfolioId.of(account.user);
    var view =
        PortfolioView.of(
            id, account.user, account.portfolio().account(), account.rules.margin(), account);
    assertThat(view.baseCurrency()).isEqualTo(Currency.USD.code());
    return view.equity();
  }
}
