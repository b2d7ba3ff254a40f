package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.ExecutionChain;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.CorrectFill;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What venues charge is kept exactly, and taken in what cash there can be. */
class CommissionsTest {
  private static final Currency TOKEN = Currency.of("VENUETOKEN");

  private final Accounts account = Accounts.with("CASH", "1000.00");
  private final UUID order = account.placed(Side.BUY, "10", "50.00");

  @Test
  void a_fraction_of_a_cent_is_kept_and_cash_moves_by_whole_cents() {
    fill(order, "e1", "0.3349");
    fill(order, "e2", "0.335");
    assertThat(account.state(order).executions().chains())
        .extracting(ExecutionChain::commission)
        .containsExactly(of("0.3349", Currency.USD), of("0.335", Currency.USD));
    assertThat(account.balance().total()).isEqualTo(usd("899.33"));
  }

  @Test
  void a_rebate_is_rounded_likewise() {
    fill(order, "e1", "-0.015");
    assertThat(account.balance().total()).isEqualTo(usd("950.02"));
  }

  @Test
  void less_than_half_a_cent_is_kept_and_charged_to_nobody() {
    fill(order, "e1", "0.0049");
    assertThat(account.balance().total()).isEqualTo(usd("950.00"));
  }

  @Test
  void a_currency_that_nobody_knows_has_a_balance_of_its_own() {
    fill(order, "e1", of("0.0123456789", TOKEN));
    assertThat(balance(TOKEN)).isEqualTo(Money.of("-0.01234568", TOKEN));
    assertThat(account.balance().total()).isEqualTo(usd("950.00"));
    account.run(new DepositCash(account.user, "token", Money.of("1.00000000", TOKEN)));
    assertThat(balance(TOKEN)).isEqualTo(Money.of("0.98765432", TOKEN));
  }

  @Test
  void nobody_pays_in_a_currency_that_no_venue_has_charged_in() {
    var paid = account.run(new DepositCash(account.user, "typo", Money.of("1.00000000", TOKEN)));
    assertThat(paid.code()).isEqualTo("UNKNOWN_CURRENCY");
  }

  @Test
  void a_bust_gives_back_what_was_taken() {
    fill(order, "e1", "0.335");
    fill(order, "e2", of("0.000000005", TOKEN));
    account.bust(order, "b1", "e1");
    account.bust(order, "b2", "e2");
    assertThat(account.balance().total()).isEqualTo(usd("1000.00"));
    assertThat(balance(TOKEN)).isEqualTo(Money.zero(TOKEN));
  }

  @Test
  void a_correction_takes_the_other_amount_in_the_other_currency() {
    fill(order, "e1", "0.335");
    account.report(
        new CorrectFill(
            order,
            Accounts.VENUE,
            "x1",
            null,
            "e1",
            Quantity.of("1"),
            Price.of("50.00"),
            of("0.1", TOKEN)));
    assertThat(account.balance().total()).isEqualTo(usd("950.00"));
    assertThat(balance(TOKEN)).isEqualTo(Money.of("-0.10000000", TOKEN));
  }

  @Test
  void in_kind_it_takes_as_many_decimals_as_a_quantity_has() {
    var pair = Symbol.of("VENUETOKEN/USD");
    var terms = Accounts.terms(pair, Side.BUY, "1", "50.00", TimeInForce.GTC, false);
    var buy = account.order(terms);
    account.run(buy);
    account.accept(buy.orderId());
    fill(buy.orderId(), "e1", of("0.0010000005", TOKEN));
    assertThat(account.held(pair)).isEqualByComparingTo("0.998999999");
    assertThat(balance(TOKEN)).isEqualTo(Money.zero(TOKEN));
  }

  @Test
  void the_same_amount_with_other_zeros_is_the_same_report() {
    fill(order, "e1", "0.5");
    fill(order, "e1", "0.50000");
    assertThat(account.held(AAPL)).isEqualByComparingTo("1");
  }

  private Money balance(Currency currency) {
    return account.portfolio().account().balance(currency).total();
  }

  private void fill(UUID of, String execId, String commission) {
    fill(of, execId, of(commission, Currency.USD));
  }

  private void fill(UUID of, String execId, Commission commission) {
    account.run(
        new RecordFill(
            of, Accounts.VENUE, execId, null, Quantity.of("1"), Price.of("50.00"), commission));
  }

  private static Commission of(String amount, Currency currency) {
    return Commission.parse(amount, currency).orElseThrow();
  }
}
