package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.position.PositionCommand.SplitPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sales that were to close a position, which something else has closed: they open a short. */
class SalesOfWhatIsGoneTest {
  private final Accounts account = Accounts.with("MARGIN", "3000.00");
  private UUID purchase;

  @Test
  void a_sale_that_was_to_close_holds_for_a_short_once_another_has_closed() {
    hold100();
    var sale = account.placed(Side.SELL, "100", "12.00");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    sell("100");
    assertThat(opening(sale)).isEqualTo("100");
    assertThat(account.balance().locked()).isEqualTo(usd("1200.00"));
    assertThat(account.run(new WithdrawCash(account.user, "w", usd("3000.00"))).code())
        .isEqualTo("INSUFFICIENT_FUNDS");
  }

  @Test
  void the_latest_sale_gives_way_and_only_as_far_as_it_has_to() {
    hold100();
    var earlier = account.placed(Side.SELL, "60", "12.00");
    account.trading.pass(Duration.ofMillis(1));
    var later = account.placed(Side.SELL, "40", "12.00");
    sell("30");
    assertThat(opening(earlier)).isEqualTo("0");
    assertThat(opening(later)).isEqualTo("30");
    sell("20");
    assertThat(opening(earlier)).isEqualTo("10");
    assertThat(opening(later)).isEqualTo("40");
  }

  @Test
  void so_does_one_of_a_purchase_that_is_busted_or_was_less() {
    hold100();
    var sale = account.placed(Side.SELL, "100", "12.00");
    account.correct(purchase, "x", "held", "70", "10.00");
    assertThat(opening(sale)).isEqualTo("30");
    account.bust(purchase, "b", "x");
    assertThat(opening(sale)).isEqualTo("100");
    assertThat(account.balance().locked())
        .as("1200.00, and what the purchase is for once more")
        .isEqualTo(usd("2200.00"));
  }

  @Test
  void so_does_one_of_a_position_that_a_statement_has_less_of() {
    hold100();
    var sale = account.placed(Side.SELL, "100", "12.00");
    account.run(new ReconcilePosition(position(), "statement", new BigDecimal("-10"), null));
    assertThat(opening(sale)).isEqualTo("10");
    assertThat(account.balance().locked()).isEqualTo(usd("120.00"));
  }

  @Test
  void an_account_that_is_short_of_cash_holds_what_is_free() {
    hold100();
    var sale = account.placed(Side.SELL, "100", "40.00");
    sell("100");
    assertThat(opening(sale)).isEqualTo("100");
    assertThat(account.balance().free()).isEqualTo(usd("0.00"));
  }

  @Test
  void two_exits_that_may_open_the_other_side_hold_for_it_once() {
    hold100();
    var group = account.group(OrderClass.OCO, Side.SELL, "100", null, "12.00", "8.00");
    var exits = new Bracket(account, group);
    sell("100");
    assertThat(opening(exits.first)).isEqualTo("100");
    assertThat(account.balance().locked()).isEqualTo(usd("1200.00"));
  }

  @Test
  void a_sale_for_which_enough_is_left_holds_nothing() {
    hold100();
    var sale = account.placed(Side.SELL, "50", "12.00");
    sell("50");
    assertThat(opening(sale)).isEqualTo("0");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_split_is_no_reason_since_orders_are_restated_by_their_venue() {
    hold100();
    var sale = account.placed(Side.SELL, "100", "12.00");
    account.run(new SplitPosition(position(), "split", Ratio.of("1", "2"), false, null));
    assertThat(opening(sale)).isEqualTo("0");
  }

  private void hold100() {
    purchase = account.placed(Side.BUY, "100", "10.00");
    account.fill(purchase, "held", "100", "10.00");
  }

  private UUID position() {
    return account.portfolio().account().holding(AAPL).orElseThrow().positionId();
  }

  private void sell(String quantity) {
    var order = account.placed(Side.SELL, quantity, "10.00");
    account.fill(order, "sold-" + order, quantity, "10.00");
  }

  private String opening(UUID order) {
    return account
        .portfolio()
        .commitment(order)
        .map(bound -> bound.openingShort())
        .orElse(Quantity.ZERO)
        .toString();
  }
}
