package dev.blotter.portfolio;

import static dev.blotter.portfolio.CashBook.prices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import dev.blotter.portfolio.PortfolioEvent.WithdrawalRejected;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioDeciderTest {

  private static final Money NO_FEE = Money.zero(Currency.USD);

  @Test
  void a_withdrawal_beyond_what_is_free_and_settled_is_recorded_as_rejected() {
    var book = CashBook.of(AccountType.CASH, "100");
    book.fill(1, "ACME", Side.BUY, "1", "100", NO_FEE);
    book.fill(2, "ACME", Side.SELL, "1", "150", NO_FEE);
    book.decide(new PortfolioCommand.WithdrawCash(CashBook.USER, "w", usd("1")));
    assertThat(book.events().getLast()).isInstanceOf(WithdrawalRejected.class);
    assertThat(book.usd().total()).isEqualTo(usd("150"));
    var due = Settlement.nextDue(book.account()).orElseThrow();
    book.decide(new PortfolioCommand.SettleCash(CashBook.USER, due));
    book.decide(new PortfolioCommand.WithdrawCash(CashBook.USER, "w", usd("150")));
    assertThat(book.usd().total()).isEqualTo(usd("0"));
  }

  @Test
  void the_proceeds_of_a_short_and_its_margin_are_not_withdrawn() {
    var book = CashBook.of(AccountType.MARGIN, "100");
    book.fill(1, "ACME", Side.SELL, "1", "50", NO_FEE);
    assertThat(book.power().withdrawable(Currency.USD)).isEqualTo(usd("75"));
  }

  @Test
  void an_amount_is_above_zero() {
    var book = CashBook.of(AccountType.CASH, "100");
    var decision = book.decide(new PortfolioCommand.DepositCash(CashBook.USER, "d", usd("0")));
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
  }

  @Test
  void what_has_no_price_makes_the_worth_unknown_and_is_named() {
    var book = CashBook.of(AccountType.CASH, "100");
    book.fill(1, "ACME", Side.BUY, "1", "60", NO_FEE);
    book.decide(new PortfolioCommand.MarkToMarket(CashBook.USER, LocalDate.EPOCH, true));
    var valued = (PortfolioValued) book.events().getLast();
    assertThat(valued.equity()).isNull();
    assertThat(valued.unpriced()).containsExactly(Symbol.of("ACME"));
    assertThat(book.view(Marks.NONE).unpricedSymbols()).containsExactly(Symbol.of("ACME"));
  }

  @Test
  void another_currency_counts_at_a_stated_rate_and_never_at_one() {
    var book = CashBook.of(AccountType.CASH, "100").deposit("10", Currency.of("EUR"));
    assertThat(book.view(Marks.NONE).equity()).isNull();
    assertThat(book.view(Marks.NONE).unconvertedCurrencies()).containsExactly(Currency.of("EUR"));
    var direct = book.view(prices(Map.of("EUR/USD", "1.2")));
    assertThat(direct.equity()).isEqualByComparingTo("112");
    assertThat(direct.rates().getFirst().source()).isEqualTo(Symbol.of("EUR/USD"));
    assertThat(book.view(prices(Map.of("USD/EUR", "0.5"))).equity()).isEqualByComparingTo("120");
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }
}
