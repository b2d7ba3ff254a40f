package dev.blotter.trading;

import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What sales bring, before it has settled and after. */
class ProceedsTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void proceeds_of_a_sale_can_be_spent_at_once_but_not_withdrawn_before_they_settle() {
    account.fill(account.placed(Side.BUY, "10", "100.00"), "e1", "10", "100.00");
    account.fill(account.placed(Side.SELL, "10", "110.00"), "e2", "10", "110.00");
    assertThat(account.balance().unsettled()).isEqualTo(usd("1100.00"));
    var withdraw = new WithdrawCash(account.user, "wire", usd("1100.00"));
    assertThat(account.run(withdraw).code()).isEqualTo("INSUFFICIENT_FUNDS");
    account.trading.pass(Duration.ofDays(2));
    account.run(new SettleCash(account.user, account.trading.now()));
    assertThat(account.run(withdraw).code()).isEmpty();
    assertThat(account.balance().total()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_bust_settles_with_the_sale_that_it_takes_back() {
    account.fill(account.placed(Side.BUY, "10", "100.00"), "e1", "10", "100.00");
    var sale = account.placed(Side.SELL, "10", "110.00");
    account.fill(sale, "e2", "4", "110.00");
    account.fill(sale, "e3", "6", "110.00");
    account.correct(sale, "c1", "e2", "4", "120.00");
    assertThat(account.balance().unsettled()).isEqualTo(usd("1140.00"));
    account.bust(sale, "b1", "c1");
    assertThat(account.balance().unsettled()).isEqualTo(usd("660.00"));
    account.trading.pass(Duration.ofDays(2));
    account.run(new SettleCash(account.user, account.trading.now()));
    assertThat(account.balance().unsettled()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_bust_of_a_sale_that_has_settled_takes_its_cash_at_once() {
    account.fill(account.placed(Side.BUY, "10", "100.00"), "e1", "10", "100.00");
    var sale = account.placed(Side.SELL, "10", "110.00");
    account.fill(sale, "e2", "10", "110.00");
    account.trading.pass(Duration.ofDays(2));
    account.run(new SettleCash(account.user, account.trading.now()));
    account.bust(sale, "b1", "e2");
    assertThat(account.balance().total()).isEqualTo(usd("0.00"));
    assertThat(account.balance().unsettled()).isEqualTo(usd("0.00"));
  }
}
