package dev.blotter.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioCommand.MarkToMarket;
import dev.blotter.portfolio.PortfolioCommand.WithdrawCash;
import dev.blotter.portfolio.PortfolioEvent.PortfolioValued;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On which side of a pair's spread an amount is converted. EUR/USD is bid 1.10 and asked 1.20. */
class RatesTest {
  private static final Currency EUR = Currency.of("EUR");
  private static final Symbol PAIR = Symbol.of("EUR/USD");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Marks SPREAD =
      (symbol, signed) -> {
        var price = signed.signum() < 0 ? "1.20" : "1.10";
        return switch (symbol.value()) {
          case "EUR/USD" -> Optional.of(new Mark(Price.of(price), Instant.EPOCH));
          case "BTC/EUR" -> Optional.of(new Mark(Price.of("1000"), Instant.EPOCH));
          default -> Optional.empty();
        };
      };

  private final Rates rates = new Rates(SPREAD);

  @Test
  void what_is_held_is_sold_at_the_bid_and_what_is_owed_bought_at_the_ask() {
    assertThat(rates.convert(eur("100"), Currency.USD)).contains(usd("110"));
    assertThat(rates.convert(eur("-100"), Currency.USD)).contains(usd("-120"));
  }

  @Test
  void through_the_inverse_what_is_held_buys_the_pair_and_what_is_owed_is_raised_by_selling_it() {
    assertThat(rates.convert(usd("132"), EUR)).contains(eur("110"));
    assertThat(rates.convert(usd("-132"), EUR)).contains(eur("-120"));
  }

  @Test
  void nothing_is_nothing_in_any_currency_and_needs_no_rate() {
    var yen = Currency.of("JPY");
    assertThat(rates.convert(eur("0"), yen)).contains(Money.zero(yen));
    assertThat(rates.flow(eur("0"), yen)).contains(Money.zero(yen));
    assertThat(rates.convert(eur("1"), yen)).isEmpty();
  }

  @Test
  void a_total_is_known_where_each_amount_has_a_rate() {
    assertThat(rates.total(List.of(usd("10"), eur("100")), Currency.USD)).contains(usd("120"));
    assertThat(rates.total(List.of(), Currency.USD)).contains(Money.zero(Currency.USD));
    assertThat(rates.total(List.of(usd("10"), eur("100")), Currency.of("JPY"))).isEmpty();
  }

  @Test
  void an_amount_that_is_held_has_the_rate_at_which_it_is_sold() {
    assertThat(rates.rate(eur("1"), Currency.USD).orElseThrow().value())
        .isEqualByComparingTo("1.10");
    var inverse = rates.rate(usd("1"), EUR).orElseThrow();
    assertThat(inverse.value())
        .isEqualTo(BigDecimal.ONE.divide(new BigDecimal("1.20"), 16, RoundingMode.HALF_EVEN));
    assertThat(inverse.source()).isEqualTo(PAIR);
  }

  @Test
  void what_the_inverse_of_a_large_price_comes_to_is_right_to_the_last_decimal() {
    var btc = Currency.of("BTC");
    var dear = new Rates(CashBook.prices(Map.of("BTC/JPY", "15000000", "BTC/IDR", "1650000000")));
    var yen = Money.of("1500000000", Currency.of("JPY"));
    assertThat(dear.convert(yen, btc)).contains(Money.of("100", btc));
    var rupiah = Money.of("16500000000", Currency.of("IDR"));
    assertThat(dear.convert(rupiah, btc)).contains(Money.of("10", btc));
    assertThat(dear.rate(rupiah, btc).orElseThrow().value())
        .as("shown with as many digits as any other")
        .isEqualByComparingTo("6.060606060606061E-10");
  }

  @Test
  void nothing_is_gained_by_converting_there_and_back() {
    for (var amount : new String[] {"0.01", "1", "132", "-1", "-132"}) {
      var back =
          rates.convert(usd(amount), EUR).flatMap(there -> rates.convert(there, Currency.USD));
      assertThat(back.orElseThrow()).isLessThanOrEqualTo(usd(amount));
    }
  }

  @Test
  void a_short_in_another_currency_is_worth_what_it_costs_to_buy_that_currency() {
    var book = CashBook.of(AccountType.MARGIN, "2000").deposit("1000", EUR);
    book.fill(1, "BTC/EUR", Side.SELL, "1", "1000", Money.zero(EUR));
    var view = book.view(SPREAD);
    assertThat(view.totalCash()).isEqualByComparingTo("4200"); // 2000 and 2000 EUR at the bid
    assertThat(view.shortMarketValue()).isEqualByComparingTo("-1200"); // 1000 EUR at the ask
    assertThat(view.equity()).isEqualByComparingTo("3000");
    assertThat(view.rates().getFirst().value()).isEqualByComparingTo("1.10");
  }

  @Test
  void the_rate_shown_for_a_currency_that_is_owed_is_the_one_it_is_converted_at() {
    var book = CashBook.of(AccountType.MARGIN, "2000").deposit("1", EUR);
    book.fill(1, "BTC/EUR", Side.BUY, "1", "1001", Money.zero(EUR));
    var view = book.view(SPREAD);
    assertThat(view.totalCash()).isEqualByComparingTo("800");
    assertThat(view.rates().getFirst().value()).isEqualByComparingTo("1.20");
  }

  @Test
  void what_is_lacking_for_a_short_in_another_currency_is_counted_at_the_ask() {
    var book = CashBook.of(AccountType.MARGIN, "2000").at(SPREAD);
    book.fill(1, "BTC/EUR", Side.SELL, "1", "1000", Money.zero(EUR));
    assertThat(book.power().spendable(EUR)).isEqualTo(eur("-500"));
    assertThat(book.power().withdrawable(Currency.USD)).isEqualTo(usd("1400"));
  }

  @Test
  void a_withdrawal_takes_along_what_the_cash_was_worth() {
    var book = CashBook.of(AccountType.CASH, "1000").deposit("100", EUR).at(SPREAD);
    var before = Objects.requireNonNull(valued(book, MONDAY).equity());
    book.decide(new WithdrawCash(CashBook.USER, "w", eur("40")));
    var after = valued(book, MONDAY.plusDays(1));
    assertThat(after.flows()).isEqualTo(usd("-44"));
    assertThat(after.equity()).isEqualTo(before.minus(usd("44")));
  }

  private static PortfolioValued valued(CashBook book, LocalDate day) {
    book.decide(new MarkToMarket(CashBook.USER, day, true));
    return (PortfolioValued) book.events().getLast();
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static Money eur(String amount) {
    return Money.of(amount, EUR);
  }
}
