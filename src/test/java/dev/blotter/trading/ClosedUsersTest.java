package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.PortfolioCommand.PostDividend;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import dev.blotter.testing.InMemoryTrading.Outcome;
import dev.blotter.user.UserCommand.CloseUser;
import dev.blotter.user.UserCommand.EraseUser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users whose account ends: what must have happened before, and what still can afterwards. */
class ClosedUsersTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void a_user_who_holds_something_is_closed_once_it_is_sold() {
    buyTen();
    var refused = close();
    assertThat(refused.code()).isEqualTo("POSITIONS_OPEN");
    assertThat(refused.rejection().orElseThrow().context()).isEqualTo(Map.of("open", "1"));
    sellTen();
    assertThat(close().events()).hasSize(1);
  }

  @Test
  void a_user_who_holds_something_is_not_erased_before_it_is_sold() {
    buyTen();
    assertThat(erase().code()).isEqualTo("POSITIONS_OPEN");
    sellTen();
    assertThat(erase().code()).isEmpty();
  }

  @Test
  void an_order_that_may_only_reduce_what_is_held_no_more_is_active_all_the_same() {
    buyTen();
    var terms = Accounts.terms(AAPL, Side.SELL, "10", "60.00", TimeInForce.GTC, true);
    var order = account.order(terms);
    account.run(order);
    var holding = account.portfolio().account().holding(AAPL).orElseThrow();
    var all = new BigDecimal("-10");
    account.run(new ReconcilePosition(holding.positionId(), "statement", all, null));
    assertThat(account.state(order.orderId()).status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(close().code()).isEqualTo("ORDERS_ACTIVE");
    assertThat(erase().code()).isEqualTo("ORDERS_ACTIVE");
    account.confirmCancel(order.orderId());
    assertThat(close().code()).isEmpty();
  }

  @Test
  void a_user_who_was_closed_stays_so_where_a_sale_is_busted_since_and_can_be_erased() {
    buyTen();
    var sale = sellTen();
    close();
    assertThat(account.bust(sale, "bust", "out").code()).isEmpty();
    account.confirmCancel(sale);
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
    var again = close();
    assertThat(again.code()).isEmpty();
    assertThat(again.events()).isEmpty();
    assertThat(erase().code()).isEmpty();
  }

  @Test
  void a_closed_user_takes_no_deposit_of_any_currency() {
    close();
    assertThat(deposit(usd("5.00")).code()).isEqualTo("USER_CLOSED");
    assertThat(deposit(Money.of("5.00", Currency.of("EUR"))).code()).isEqualTo("USER_CLOSED");
    assertThat(account.portfolio().account().balances()).containsOnlyKeys(Currency.USD);
    assertThat(account.balance().total()).isEqualTo(usd("1000.00"));
  }

  @Test
  void an_erased_user_takes_none_either() {
    erase();
    assertThat(deposit(usd("5.00")).code()).isEqualTo("USER_ERASED");
  }

  @Test
  void what_is_left_can_leave_and_what_is_owed_is_booked() {
    close();
    assertThat(account.run(new PostDividend(account.user, "d", AAPL, usd("5.00"))).code())
        .isEmpty();
    assertThat(account.run(new PostFee(account.user, "f", usd("1.00"))).code()).isEmpty();
    assertThat(account.run(new WithdrawCash(account.user, "w", usd("1004.00"))).code()).isEmpty();
    assertThat(account.balance().total()).isEqualTo(usd("0.00"));
  }

  private Outcome close() {
    return account.run(new CloseUser(account.user, "left"));
  }

  private Outcome erase() {
    return account.run(new EraseUser(account.user, "asked for"));
  }

  private Outcome deposit(Money amount) {
    return account.run(new DepositCash(account.user, "more", amount));
  }

  private void buyTen() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "in", "10", "50.00");
  }

  private UUID sellTen() {
    var sale = account.placed(Side.SELL, "10", "51.00");
    account.fill(sale, "out", "10", "51.00");
    return sale;
  }
}
