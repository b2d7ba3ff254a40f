package dev.blotter.portfolio;

import static dev.blotter.portfolio.CashBook.prices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioCommand.PostDividend;
import dev.blotter.portfolio.PortfolioCommand.PostFee;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came in and went out between two valuations. */
class FlowsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final Currency EUR = Currency.of("EUR");

  private final CashBook book = CashBook.of(AccountType.CASH, "1000");

  @Test
  void deposits_less_withdrawals_are_told_once() {
    book.decide(new WithdrawCash(CashBook.USER, "w", usd("250")));
    assertThat(close(MONDAY).flows()).isEqualTo(usd("750"));
    assertThat(close(TUESDAY).flows()).isEqualTo(usd("0"));
  }

  @Test
  void neither_trades_nor_fees_nor_dividends_flow() {
    close(MONDAY);
    book.fill(1, "ACME", Side.BUY, "1", "100", usd("0"));
    book.decide(new PostFee(CashBook.USER, "f", usd("3")));
    book.decide(new PostDividend(CashBook.USER, "d", Symbol.of("ACME"), usd("5")));
    book.at(prices(Map.of("ACME", "110")));
    var valued = close(TUESDAY);
    assertThat(valued.equity()).isEqualTo(usd("1012"));
    assertThat(valued.flows()).isEqualTo(usd("0"));
  }

  @Test
  void a_withdrawal_that_is_rejected_is_no_flow() {
    close(MONDAY);
    book.decide(new WithdrawCash(CashBook.USER, "w", usd("5000")));
    assertThat(close(TUESDAY).flows()).isEqualTo(usd("0"));
  }

  @Test
  void another_currency_flows_at_the_rate_of_the_moment() {
    close(MONDAY);
    book.deposit("10", EUR).at(prices(Map.of("EUR/USD", "1.2")));
    assertThat(close(TUESDAY).flows()).isEqualTo(usd("12"));
  }

  @Test
  void what_has_no_rate_leaves_equity_and_flows_unknown_and_is_counted_on() {
    book.deposit("10", EUR);
    var unknown = close(MONDAY);
    assertThat(unknown.equity()).isNull();
    assertThat(unknown.flows()).isNull();
    assertThat(unknown.unconverted()).containsExactly(EUR);
    book.at(prices(Map.of("EUR/USD", "1.5")));
    assertThat(close(TUESDAY).flows()).isEqualTo(usd("1015"));
  }

  @Test
  void what_has_no_price_leaves_the_flows_to_the_next_valuation() {
    book.fill(1, "ACME", Side.BUY, "1", "100", usd("0"));
    assertThat(close(MONDAY).flows()).isEqualTo(usd("1000"));
    book.deposit("7", Currency.USD).at(prices(Map.of("ACME", "100")));
    assertThat(close(TUESDAY).flows()).isEqualTo(usd("1007"));
  }

  @Test
  void a_day_that_is_closed_stays_as_it_is() {
    close(TUESDAY);
    var events = book.events().size();
    for (var day : List.of(MONDAY, TUESDAY)) {
      assertThat(book.decide(new MarkToMarket(CashBook.USER, day, true)))
          .isEqualTo(Decision.nothing());
      assertThat(book.decide(new MarkToMarket(CashBook.USER, day, false)))
          .isEqualTo(Decision.nothing());
    }
    assertThat(book.events()).hasSize(events);
  }

  @Test
  void a_day_that_goes_on_is_valued_again_and_ends_those_before() {
    value(TUESDAY, false);
    book.deposit("5", Currency.USD);
    assertThat(value(TUESDAY, false).flows()).isEqualTo(usd("5"));
    assertThat(close(TUESDAY).closes()).isTrue();
    assertThat(book.decide(new MarkToMarket(CashBook.USER, MONDAY, true)))
        .isEqualTo(Decision.nothing());
  }

  private PortfolioValued close(LocalDate day) {
    return value(day, true);
  }

  private PortfolioValued value(LocalDate day, boolean closes) {
    book.decide(new MarkToMarket(CashBook.USER, day, closes));
    var valued = (PortfolioValued) book.events().getLast();
    assertThat(valued.day()).isEqualTo(day);
    return valued;
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }
}
