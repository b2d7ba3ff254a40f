package dev.blotter.portfolio;

import static dev.blotter.portfolio.CashBook.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Rejection;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What active orders bind (trading rules 8 to 10). */
class ReservationsTest {

  private static final Money NO_FEE = Money.zero(Currency.USD);
  private static final UUID FIRST = new UUID(2, 1);

  @Test
  void a_purchase_holds_its_limit_and_a_dearer_one_is_denied_with_the_figures() {
    var book = CashBook.of(AccountType.CASH, "1000");
    assertThat(book.place(request(1, "ACME", Side.BUY, "6", "100")))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(book.usd().locked()).isEqualTo(usd("600"));
    var denied = rejection(book.place(request(2, "ACME", Side.BUY, "5", "100")));
    assertThat(denied.code()).isEqualTo(PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
    assertThat(denied.context())
        .containsEntry("free", "400.00")
        .containsEntry("required", "500.00");
  }

  @Test
  void a_fill_releases_pro_rata_and_the_end_of_an_order_the_rest() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.place(request(1, "ACME", Side.BUY, "6", "100"));
    book.fill(1, "ACME", Side.BUY, "2", "90", NO_FEE);
    assertThat(book.usd().locked()).isEqualTo(usd("400"));
    assertThat(book.usd().total()).isEqualTo(usd("820"));
    book.release(FIRST);
    assertThat(book.usd().locked()).isEqualTo(usd("0"));
    assertThat(book.portfolio().commitments()).isEmpty();
  }

  @Test
  void a_replacement_holds_the_larger_until_it_is_confirmed() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.place(request(1, "ACME", Side.BUY, "6", "100"));
    book.replace(request(1, "ACME", Side.BUY, "2", "100"));
    assertThat(book.usd().locked()).isEqualTo(usd("600"));
    book.restate(request(1, "ACME", Side.BUY, "2", "100"));
    assertThat(book.usd().locked()).isEqualTo(usd("200"));
    book.replace(request(1, "ACME", Side.BUY, "9", "100"));
    assertThat(book.usd().locked()).isEqualTo(usd("900"));
    assertThat(rejection(book.replace(request(1, "ACME", Side.BUY, "11", "100"))).code())
        .isEqualTo(PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
  }

  @Test
  void a_cash_account_sells_what_it_holds_and_no_order_is_about_to_sell() {
    var book = CashBook.of(AccountType.CASH, "1000");
    book.fill(9, "ACME", Side.BUY, "10", "10", NO_FEE);
    book.place(request(1, "ACME", Side.SELL, "7", null));
    assertThat(book.usd().locked()).isEqualTo(usd("0"));
    var denied = rejection(book.place(request(2, "ACME", Side.SELL, "4", null)));
    assertThat(denied.code()).isEqualTo(PortfolioRejection.INSUFFICIENT_QUANTITY);
    assertThat(denied.context()).containsEntry("qty_available", "3");
    assertThat(rejection(book.place(request(3, "NONE", Side.SELL, "1", null))).context())
        .containsEntry("qty_available", "0");
  }

  @Test
  void a_short_sale_holds_for_what_is_not_covered_and_closes_first() {
    var book = CashBook.of(AccountType.MARGIN, "10000");
    book.fill(9, "ACME", Side.BUY, "10", "10", NO_FEE);
    book.place(request(1, "ACME", Side.SELL, "15", "20"));
    assertThat(book.usd().locked()).isEqualTo(usd("100"));
    book.fill(1, "ACME", Side.SELL, "10", "20", NO_FEE);
    assertThat(book.usd().locked()).isEqualTo(usd("100"));
    book.fill(1, "ACME", Side.SELL, "2", "20", NO_FEE);
    assertThat(book.usd().locked()).isEqualTo(usd("60"));
  }

  @Test
  void the_proceeds_of_a_short_pay_only_for_covering_it() {
    var book = CashBook.of(AccountType.MARGIN, "350");
    book.fill(9, "ACME", Side.SELL, "10", "50", NO_FEE);
    assertThat(book.power().spendable(Currency.USD)).isEqualTo(usd("100"));
    assertThat(rejection(book.place(request(1, "OTHER", Side.BUY, "2", "60"))).code())
        .isEqualTo(PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
    assertThat(book.place(request(2, "ACME", Side.BUY, "10", "55")))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(book.account().availableToCover(Symbol.of("ACME")).isZero()).isTrue();
    assertThat(rejection(book.place(request(3, "OTHER", Side.BUY, "1", "60"))).code())
        .isEqualTo(PortfolioRejection.NOTIONAL_EXCEEDS_FREE_BALANCE);
    book.fill(2, "ACME", Side.BUY, "10", "55", NO_FEE);
    assertThat(book.power().spendable(Currency.USD)).isEqualTo(usd("300"));
  }

  @Test
  void a_reduce_only_order_holds_nothing_and_never_opens() {
    var book = CashBook.of(AccountType.MARGIN, "100");
    book.fill(9, "ACME", Side.SELL, "10", "50", NO_FEE);
    assertThat(book.place(request(1, "ACME", Side.BUY, "10", null, true)))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(book.usd().locked()).isEqualTo(usd("0"));
    var denied = rejection(book.place(request(2, "ACME", Side.BUY, "1", null, true)));
    assertThat(denied.code()).isEqualTo(PortfolioRejection.REDUCE_ONLY_WOULD_INCREASE_POSITION);
    assertThat(denied.context()).containsEntry("qty_available", "0");
  }

  @Test
  void without_a_price_nothing_can_be_reserved() {
    var book = CashBook.of(AccountType.MARGIN, "100");
    assertThat(rejection(book.place(request(1, "ACME", Side.BUY, "1", null))).code())
        .isEqualTo(PortfolioRejection.NO_REFERENCE_PRICE);
    assertThat(rejection(book.place(request(1, "ACME", Side.SELL, "1", null))).code())
        .isEqualTo(PortfolioRejection.NO_REFERENCE_PRICE);
  }

  @Test
  void what_moves_is_reserved_with_the_collar() {
    var policy = ReservationPolicy.STANDARD;
    var limit = Price.of("10");
    var stop = Price.of("20");
    var last = Price.of("30");
    assertThat(policy.price(Side.BUY, limit, stop, last)).contains(limit);
    assertThat(policy.price(Side.BUY, limit, null, last)).contains(limit);
    assertThat(policy.price(Side.BUY, null, stop, null)).contains(Price.of("20.6"));
    assertThat(policy.price(Side.BUY, null, Price.of("40"), last)).contains(Price.of("41.2"));
    assertThat(policy.price(Side.BUY, null, stop, last))
        .as("the market has passed the stop")
        .contains(Price.of("30.9"));
    assertThat(policy.price(Side.BUY, null, null, last)).contains(Price.of("30.9"));
    assertThat(policy.price(Side.SELL, limit, null, last)).contains(Price.of("30.9"));
    assertThat(policy.price(Side.SELL, Price.of("40"), null, last)).contains(Price.of("40"));
    assertThat(policy.price(Side.BUY, null, null, null)).isEmpty();
  }

  private static Money usd(String amount) {
    return Money.of(amount, Currency.USD);
  }

  private static Rejection rejection(Decision<?> decision) {
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
    return ((Decision.Rejected<?>) decision).rejection();
  }
}
