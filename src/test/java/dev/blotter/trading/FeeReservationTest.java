package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What an order is expected to be charged is reserved with it. */
class FeeReservationTest {
  private static final FeeEstimate FEES =
      new FeeEstimate(new BigDecimal("10"), new BigDecimal("1.00"));

  private final Accounts account = Accounts.with("CASH", usd("1000.00"), 1, FEES);

  @Test
  void the_larger_of_the_part_and_the_minimum_is_held() {
    account.placed(Side.BUY, "1", "100.00");
    assertThat(account.balance().locked()).isEqualTo(usd("101.00"));
    var rich = Accounts.with("CASH", usd("100000.00"), 1, FEES);
    rich.placed(Side.BUY, "100", "100.00");
    assertThat(rich.balance().locked()).isEqualTo(usd("10010.00"));
  }

  @Test
  void an_order_that_could_not_pay_its_fee_is_denied() {
    assertThat(account.run(account.order(Side.BUY, "10", "100.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(account.run(account.order(Side.BUY, "9.99", "100.00")).code()).isEmpty();
    assertThat(account.balance().free()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_fee_as_expected_never_takes_a_cash_account_below_zero() {
    var order = account.placed(Side.BUY, "9.99", "100.00");
    account.fill(order, "e1", "4", "100.00", "1.00");
    assertThat(account.balance().free()).isEqualTo(usd("0.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("599.00"));
    account.fill(order, "e2", "5.99", "100.00", "0.00");
    assertThat(account.balance().total()).isEqualTo(usd("0.00"));
    assertThat(account.balance().free()).isEqualTo(usd("0.00"));
  }

  @Test
  void what_is_not_charged_is_released_with_the_end_of_the_order() {
    var order = account.placed(Side.BUY, "2", "100.00");
    account.fill(order, "e1", "1", "100.00");
    assertThat(account.balance().locked()).isEqualTo(usd("101.00"));
    account.cancel(order);
    account.confirmCancel(order);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(account.balance().free()).isEqualTo(usd("900.00"));
  }

  @Test
  void a_venue_that_charges_more_leaves_a_debt_until_which_is_covered_nothing_is_bought() {
    var order = account.placed(Side.BUY, "9.99", "100.00");
    account.fill(order, "e1", "9.99", "100.00", "5.00");
    assertThat(account.balance().total()).isEqualTo(usd("-4.00"));
    assertThat(account.run(account.order(Side.BUY, "0.001", "100.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    account.run(new DepositCash(account.user, "some", usd("4.00")));
    assertThat(account.run(account.order(Side.BUY, "0.001", "100.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    account.fill(account.placed(Side.SELL, "1", "100.00"), "e2", "1", "100.00", "1.00");
    assertThat(account.held(AAPL)).isEqualByComparingTo("8.99");
    assertThat(account.balance().free()).isEqualTo(usd("99.00"));
    assertThat(account.run(account.order(Side.BUY, "0.5", "100.00")).code()).isEmpty();
  }

  @Test
  void a_replacement_holds_the_fee_of_what_it_asks_for() {
    var order = account.placed(Side.BUY, "1", "100.00");
    account.replace(order, "9", "100.00");
    assertThat(account.balance().locked()).isEqualTo(usd("901.00"));
    assertThat(account.replace(order, "10", "100.00").code()).isNotEmpty();
  }
}
