package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.position.Position;
import dev.blotter.position.PositionFigures;
import org.junit.jupiter.api.Test;

/** What an order comes to is rounded once, however many fills it takes. */
class SmallFillsTest {
  private final Accounts account = Accounts.with("CASH", "10.00");

  @Test
  void a_thousand_small_fills_cost_what_one_does() {
    var order = account.placed(Side.BUY, "1", "1.234");
    for (int i = 1; i <= 1_000; i++) {
      account.fill(order, "e" + i, "0.001", "1.234");
      assertThat(account.balance().free()).isGreaterThanOrEqualTo(usd("8.76"));
    }
    assertThat(account.balance().total()).isEqualTo(usd("8.77"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(position().costBasis()).isEqualTo(usd("1.23"));
  }

  @Test
  void half_of_an_order_in_small_fills_costs_half_and_holds_the_rest() {
    var order = account.placed(Side.BUY, "1", "1.234");
    for (int i = 1; i <= 500; i++) {
      account.fill(order, "e" + i, "0.001", "1.234");
    }
    assertThat(account.balance().total()).isEqualTo(usd("9.38"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.62"));
  }

  @Test
  void orders_are_rounded_each_for_itself() {
    for (int i = 1; i <= 3; i++) {
      account.fill(account.placed(Side.BUY, "0.001", "4.00"), "e" + i, "0.001", "4.00");
    }
    assertThat(account.balance().total()).isEqualTo(usd("10.00"));
  }

  @Test
  void a_bust_is_as_if_the_fill_had_never_been_for_the_fills_after_it_too() {
    var busted = account.placed(Side.BUY, "1", "1.00");
    account.fill(busted, "e1", "0.004", "1.00");
    account.fill(busted, "e2", "0.004", "1.00");
    account.fill(busted, "e3", "0.004", "1.00");
    assertThat(account.balance().total()).isEqualTo(usd("9.99"));
    account.bust(busted, "b1", "e1");
    assertThat(account.balance().total()).isEqualTo(usd("9.99"));
    assertThat(position().costBasis()).isEqualTo(usd("0.01"));
    account.bust(busted, "b2", "e2");
    assertThat(account.balance().total()).isEqualTo(usd("10.00"));
    assertThat(position().costBasis()).isEqualTo(usd("0.00"));
    account.fill(busted, "e4", "0.004", "1.00");
    assertThat(account.balance().total()).isEqualTo(usd("9.99"));
  }

  @Test
  void a_correction_counts_for_the_fills_after_it() {
    var order = account.placed(Side.BUY, "1", "1.00");
    account.fill(order, "e1", "0.004", "1.00");
    account.fill(order, "e2", "0.004", "1.00");
    account.correct(order, "c1", "e1", "0.001", "1.00");
    assertThat(account.balance().total()).isEqualTo(usd("10.00"));
    account.correct(order, "c2", "c1", "0.012", "1.00");
    assertThat(account.balance().total()).isEqualTo(usd("9.98"));
    assertThat(position().costBasis()).isEqualTo(usd("0.02"));
  }

  @Test
  void a_position_turned_by_small_fills_realizes_what_the_cash_says() {
    var margin = Accounts.with("MARGIN", "10.00");
    margin.fill(margin.placed(Side.BUY, "0.01", "1.50"), "b", "0.01", "1.50");
    var sale = margin.placed(Side.SELL, "0.03", "1.50");
    for (int i = 1; i <= 4; i++) {
      margin.fill(sale, "s" + i, "0.007", "1.50");
    }
    margin.fill(sale, "s5", "0.002", "1.50");
    margin.fill(margin.placed(Side.BUY, "0.02", "1.50"), "c", "0.02", "1.50");
    assertThat(margin.held(AAPL)).isZero();
    var realized = realized(margin);
    assertThat(margin.balance().total()).isEqualTo(usd("10.00").plus(realized));
  }

  private static Money realized(Accounts account) {
    return account.trading.log().stream()
        .map(change -> change.aggregate())
        .filter(ref -> ref.type() == dev.blotter.kernel.AggregateType.POSITION)
        .distinct()
        .map(ref -> account.trading.state(ref, Position.class).orElseThrow())
        .map(position -> position.figures().grossRealizedPnl())
        .reduce(usd("0.00"), Money::plus);
  }

  private PositionFigures position() {
    var id = account.portfolio().account().holding(AAPL).orElseThrow().positionId();
    return account.trading.state(AggregateRef.position(id), Position.class).orElseThrow().figures();
  }
}
