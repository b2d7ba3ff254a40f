package dev.blotter.trading;

import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderStatus;
import dev.blotter.portfolio.FeeEstimate;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Where an order and its replacement need more of one thing and less of another. */
class PendingReplacementTest {

  @Test
  void what_is_executed_at_the_old_price_leaves_the_least_fee_for_the_rest_at_the_new_one() {
    var fees = new FeeEstimate(new BigDecimal("10"), new BigDecimal("1.00"));
    var account = Accounts.with("CASH", usd("1000.00"), 1, fees);
    var order = account.placed(Side.BUY, "5", "90.00");
    account.replace(order, "9", "50.00");
    account.fill(order, "e1", "4", "90.00", "0.00");
    assertThat(account.balance().locked())
        .as("5 at 50, and 1 for the fee")
        .isEqualTo(usd("251.00"));
  }

  @Test
  void a_correction_meanwhile_that_leaves_too_little_binds_all_there_is() {
    var account = Accounts.with("CASH", "1000.00");
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "5", "50.00");
    account.replace(order, "20", "50.00");
    assertThat(account.balance().locked()).isEqualTo(usd("750.00"));
    account.correct(order, "x1", "e1", "5", "60.00");
    assertThat(account.balance().locked()).as("of 750 for the new total").isEqualTo(usd("700.00"));
    assertThat(account.balance().free()).isEqualTo(usd("0.00"));
  }

  @Test
  void what_is_held_for_more_of_a_filled_order_is_free_once_the_venue_has_ended_it() {
    var account = Accounts.with("CASH", "1000.00");
    var order = account.placed(Side.BUY, "10", "10.00");
    account.replace(order, "20", "10.00");
    account.fill(order, "e1", "10", "10.00");
    assertThat(account.balance().locked()).isEqualTo(usd("100.00"));
    assertThat(account.cancel(order).code()).isEmpty();
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.confirmCancel(order);
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void the_last_fill_leaves_nothing_held_for_another_price() {
    var account = Accounts.with("CASH", "1000.00");
    var order = account.placed(Side.BUY, "10", "10.00");
    account.replace(order, null, "20.00");
    assertThat(account.balance().locked()).isEqualTo(usd("200.00"));
    account.fill(order, "e1", "10", "10.00");
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_larger_sale_at_a_lower_price_holds_the_cash_of_the_one_and_the_units_of_the_other() {
    var account = Accounts.with("MARGIN", "10000.00");
    account.fill(account.placed(Side.BUY, "4", "50.00"), "held", "4", "50.00");
    var order = account.placed(Side.SELL, "3", "90.00");
    account.replace(order, "5", "60.00");
    var bound = account.portfolio().commitment(order).orElseThrow();
    assertThat(bound.closing()).isEqualTo(Quantity.of("4"));
    assertThat(bound.reserved()).as("1 sold short at 60").isEqualTo(usd("60.00"));
    account.fill(order, "e1", "2", "90.00");
    assertThat(account.portfolio().commitment(order).orElseThrow().closing())
        .isEqualTo(Quantity.of("2"));
    assertThat(account.balance().locked()).isEqualTo(usd("60.00"));
  }
}
