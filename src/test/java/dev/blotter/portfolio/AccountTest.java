package dev.blotter.portfolio;

import static dev.blotter.portfolio.CashBook.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Marks;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.portfolio.PortfolioCommand.SettleCash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final Money NO_FEE = Money.zero(Currency.USD);
  private static final int SOME_DIGITS = 20;
  private static final Symbol ACME = Symbol.of("ACME");

  @Test
  void what_orders_are_to_close_is_added_up_and_taken_off_as_they_are_filled_and_end() {
    var book = CashBook.of(AccountType.MARGIN, "10000");
    book.fill(9, "ACME", Side.BUY, "10", "10", NO_FEE);
    book.place(request(1, "ACME", Side.SELL, "6", "20"));
    book.place(request(2, "ACME", Side.SELL, "7", "20")); // three of it would open a short
    assertThat(book.account().closing().of(ACME, Side.SELL)).isEqualTo(Quantity.of("10"));
    assertThat(book.account().availableToSell(ACME)).isEqualTo(Quantity.ZERO);
    book.fill(1, "ACME", Side.SELL, "2", "20", NO_FEE);
    assertThat(book.account().closing().of(ACME, Side.SELL)).isEqualTo(Quantity.of("8"));
    book.release(new UUID(2, 2));
    assertThat(book.account().closing()).isEqualTo(sales("4"));
    assertThat(book.account().available(ACME)).isEqualTo(Quantity.of("4"));
    book.release(new UUID(2, 1));
    assertThat(book.account().closing()).isEqualTo(ClosingQuantities.NONE);
  }

  private static ClosingQuantities sales(String quantity) {
    return new ClosingQuantities(Map.of(), Map.of(ACME, Quantity.of(quantity)));
  }

  @Test
  void it_is_as_long_with_hundreds_of_active_orders_as_with_one() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.place(request(1, "ACME", Side.BUY, "0.01", "1"));
    int one = Json.write(book.account()).length();
    for (int order = 2; order <= 500; order++) {
      book.place(request(order, "ACME", Side.BUY, "0.01", "1"));
    }
    assertThat(book.portfolio().commitments()).hasSize(500);
    assertThat(Json.write(book.account())).hasSizeLessThanOrEqualTo(one);
    assertThat(new PortfolioAggregate().weight(book.portfolio()))
        .as("kilobytes that the whole book takes where it is remembered")
        .isBetween(500 / 3, 500);
  }

  @Test
  void it_is_as_long_with_hundreds_of_unsettled_sales_as_with_one() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.fill(9, "ACME", Side.BUY, "50", "1", NO_FEE);
    book.fill(1, "ACME", Side.SELL, "0.1", "1", NO_FEE);
    int one = Json.write(book.account()).length();
    for (int sale = 2; sale <= 400; sale++) {
      book.fill(1, "ACME", Side.SELL, "0.1", "1", NO_FEE);
    }
    assertThat(book.usd().unsettled()).isEqualTo(Money.of("40.00", Currency.USD));
    assertThat(Json.write(book.account())).hasSizeLessThanOrEqualTo(one + SOME_DIGITS);
  }

  @Test
  void what_is_not_settled_stays_though_the_instrument_is_held_in_another_currency_by_now() {
    var euro = Currency.of("EUR");
    var book = CashBook.of(AccountType.CASH, "1000");
    book.fill(1, "ACME", Side.BUY, "50", "1", NO_FEE);
    book.fill(2, "ACME", Side.SELL, "50", "1", NO_FEE);
    var usd = Money.of("950.00", Currency.USD);
    assertThat(book.power().withdrawable(Currency.USD)).isEqualTo(usd);
    var holding =
        new Holding(ACME, new UUID(4, 4), 2, BigDecimal.ONE, Money.of("10.00", euro), null);
    var power = new BuyingPower(book.account().with(holding), MarginPolicy.STANDARD, Marks.NONE);
    assertThat(power.withdrawable(Currency.USD)).isEqualTo(usd);
    assertThat(power.withdrawable(euro)).isEqualTo(Money.zero(euro));
  }

  @Test
  void sales_of_two_days_settle_each_on_its_own() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.fill(9, "ACME", Side.BUY, "50", "1", NO_FEE);
    var monday = Instant.parse("2026-11-23T15:00:00Z");
    book.fill(1, "ACME", Side.SELL, "2", "1", NO_FEE, monday);
    book.fill(1, "ACME", Side.SELL, "3", "1", NO_FEE, monday.plus(Duration.ofDays(1)));
    assertThat(book.account().unsettled().all()).hasSize(2);
    book.decide(new SettleCash(CashBook.USER, monday.plus(Duration.ofDays(1))));
    assertThat(book.usd().unsettled()).isEqualTo(Money.of("3.00", Currency.USD));
    book.decide(new SettleCash(CashBook.USER, monday.plus(Duration.ofDays(2))));
    assertThat(book.account().unsettled()).isEqualTo(UnsettledCash.NONE);
  }
}
