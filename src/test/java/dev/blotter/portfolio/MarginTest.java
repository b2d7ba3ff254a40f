package dev.blotter.portfolio;

import static dev.blotter.portfolio.CashBook.prices;
import static dev.blotter.portfolio.CashBook.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.portfolio.PortfolioEvent.CashWithdrawn;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What open shorts hold of an account's cash (trading rules 7 and 8). */
class MarginTest {

  private static final Money NO_FEE = Money.zero(Currency.USD);
  private static final Currency EUR = Currency.of("EUR");

  @Test
  void a_purchase_far_from_the_market_sets_nothing_free() {
    var book = CashBook.of(AccountType.MARGIN, "60000");
    book.fill(9, "BTC/USD", Side.SELL, "1", "50000", NO_FEE);
    assertThat(withdrawable(book)).isEqualTo(usd("35000"));
    accepted(book.place(request(1, "BTC/USD", Side.BUY, "1", "0.01")));
    assertThat(withdrawable(book)).isEqualTo(usd("34999.99"));
    assertThat(spendable(book)).isEqualTo(usd("34999.99"));
    withdraw(book, "109999");
    assertThat(book.events().getLast()).isInstanceOf(WithdrawalRejected.class);
  }

  @Test
  void proceeds_do_not_pay_for_another_order_while_a_purchase_is_about_to_cover() {
    var book = CashBook.of(AccountType.MARGIN, "1000");
    book.fill(9, "ACME", Side.SELL, "10", "90", NO_FEE);
    accepted(book.place(request(1, "ACME", Side.BUY, "10", "1")));
    refused(
        book.place(request(2, "OTHER", Side.BUY, "10", "60")),
        PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
    accepted(book.place(request(3, "OTHER", Side.BUY, "10", "54")));
    book.release(new UUID(2, 1));
    assertThat(spendable(book)).isEqualTo(usd("10"));
  }

  @Test
  void a_purchase_that_only_reduces_sets_nothing_free() {
    var book = CashBook.of(AccountType.MARGIN, "1000");
    book.fill(9, "ACME", Side.SELL, "10", "90", NO_FEE);
    var before = spendable(book);
    accepted(book.place(request(1, "ACME", Side.BUY, "10", null, true)));
    assertThat(spendable(book)).isEqualTo(before);
  }

  @Test
  void the_part_of_a_purchase_that_goes_beyond_the_short_is_not_paid_by_it() {
    var book = CashBook.of(AccountType.MARGIN, "1000");
    book.fill(9, "ACME", Side.SELL, "10", "90", NO_FEE);
    assertThat(spendable(book)).isEqualTo(usd("550"));
    accepted(book.place(request(1, "ACME", Side.BUY, "16", "90")));
    book.release(new UUID(2, 1));
    refused(
        book.place(request(2, "ACME", Side.BUY, "17", "90")),
        PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
  }

  @Test
  void a_short_sale_is_denied_once_open_shorts_hold_what_it_needs() {
    var book = CashBook.of(AccountType.MARGIN, "2000");
    accepted(book.place(request(1, "SHZ", Side.SELL, "19", "100")));
    book.fill(1, "SHZ", Side.SELL, "19", "100", NO_FEE);
    assertThat(spendable(book)).isEqualTo(usd("1050"));
    refused(
        book.place(request(2, "SHZ", Side.SELL, "19", "100")),
        PortfolioRejection.MARGIN_EXCEEDS_FREE_BALANCE);
    accepted(book.place(request(3, "SHZ", Side.SELL, "10", "100")));
  }

  @Test
  void what_a_short_has_lost_is_neither_spent_nor_withdrawn_and_its_margin_stays() {
    var book = CashBook.of(AccountType.MARGIN, "2000");
    book.fill(1, "SHZ", Side.SELL, "19", "100", NO_FEE);
    var dearer = prices(Map.of("SHZ", "110"));
    book.at(dearer);
    assertThat(spendable(book)).isEqualTo(usd("765"));
    withdraw(book, "765.01");
    assertThat(book.events().getLast()).isInstanceOf(WithdrawalRejected.class);
    withdraw(book, "765");
    assertThat(book.events().getLast()).isInstanceOf(CashWithdrawn.class);
    assertThat(book.view(dearer).equity()).isEqualByComparingTo("1045"); // half of 2090
  }

  @Test
  void what_a_short_has_gained_is_not_spent_before_it_is_covered() {
    var book = CashBook.of(AccountType.MARGIN, "2000");
    book.fill(1, "SHZ", Side.SELL, "10", "100", NO_FEE);
    book.at(prices(Map.of("SHZ", "60")));
    assertThat(spendable(book)).isEqualTo(usd("1700"));
    book.fill(2, "SHZ", Side.BUY, "10", "60", NO_FEE);
    assertThat(spendable(book)).isEqualTo(usd("2400"));
  }

  @Test
  void an_account_in_need_of_margin_may_cover_and_nothing_else() {
    var book = CashBook.of(AccountType.MARGIN, "2000");
    book.fill(1, "SHZ", Side.SELL, "19", "100", NO_FEE);
    book.at(prices(Map.of("SHZ", "160")));
    assertThat(spendable(book)).isEqualTo(usd("-660"));
    assertThat(withdrawable(book)).isEqualTo(usd("0"));
    refused(
        book.place(request(2, "OTHER", Side.BUY, "1", "1")),
        PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
    accepted(book.place(request(3, "SHZ", Side.BUY, "10", "160")));
    accepted(book.place(request(4, "SHZ", Side.BUY, "9", "160")));
  }

  @Test
  void what_is_lacking_for_a_short_in_another_currency_is_not_withdrawn() {
    var book = CashBook.of(AccountType.MARGIN, "2000").deposit("1000", EUR);
    book.fill(1, "BTC/EUR", Side.SELL, "1", "1000", Money.zero(EUR));
    assertThat(withdrawable(book)).isEqualTo(usd("2000"));
    book.at(prices(Map.of("BTC/EUR", "2000", "EUR/USD", "1.10")));
    assertThat(book.power().spendable(EUR)).isEqualTo(Money.of("-1000", EUR));
    assertThat(withdrawable(book)).isEqualTo(usd("900"));
    book.at(prices(Map.of("BTC/EUR", "2000")));
    assertThat(withdrawable(book)).isEqualTo(usd("0"));
  }

  private static void withdraw(CashBook book, String amount) {
    book.decide(new PortfolioCommand.WithdrawCash(CashBook.USER, "w", usd(amount)));
  }

  private static Money spendable(CashBook book) {
    return book.power().spendable(Currency.USD);
  }

  private static Money withdrawable(CashBook book) {
    return book.power().withdrawable(Currency.USD);
  }

  private static void accepted(Decision<?> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }

  private static void refused(Decision<?> decision, PortfolioRejection code) {
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
    assertThat(((Decision.Rejected<?>) decision).rejection().code()).isEqualTo(code);
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }
}
