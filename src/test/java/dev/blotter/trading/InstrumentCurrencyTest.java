package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.Quotation;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.portfolio.Account;
import dev.blotter.portfolio.Balance;
import dev.blotter.portfolio.FeeEstimate;
import dev.blotter.portfolio.PortfolioCommand.DepositCash;
import dev.blotter.portfolio.Worth;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account in euros that trades a stock in dollars. */
class InstrumentCurrencyTest {

  private static final Currency EUR = Currency.of("EUR");
  private static final Symbol SAP = Symbol.of("SAP");

  private final Accounts account =
      Accounts.with("CASH", Money.of("1000.00", EUR), 1, FeeEstimate.NONE);

  @BeforeEach
  void has_dollars_too() {
    account.run(new DepositCash(account.user, "usd", usd("500.00")));
  }

  @Test
  void an_order_is_priced_and_reserved_in_the_currency_of_its_instrument() {
    tell(AAPL, Currency.USD);
    var order = account.placed(Side.BUY, "10", "50.00");
    assertThat(account.state(order).quotation()).isEqualTo(new Quotation(Currency.USD, 1));
    assertThat(balance(Currency.USD).locked()).isEqualTo(usd("500.00"));
    assertThat(balance(EUR).locked()).isEqualTo(eur("0.00"));
    assertThat(account.run(account.order(Side.BUY, "1", "1.00")).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void what_is_bought_is_paid_held_and_valued_in_it_and_converted_for_the_total() {
    tell(AAPL, Currency.USD);
    account.fill(account.placed(Side.BUY, "10", "40.00"), "e1", "10", "40.00", "1.00");
    assertThat(balance(Currency.USD).total()).isEqualTo(usd("99.00"));
    assertThat(balance(EUR).total()).isEqualTo(eur("1000.00"));
    assertThat(cash().holding(AAPL).orElseThrow().costBasis()).isEqualTo(usd("400.00"));
    account.quote(AAPL, "44.00", "44.00");
    assertThat(Worth.of(cash(), account).unconverted()).containsExactly(Currency.USD);
    account.quote(Symbol.of("EUR/USD"), "1.10", "1.10");
    var worth = Worth.of(cash(), account);
    assertThat(worth.cash()).isEqualTo(eur("1090.00"));
    assertThat(worth.longValue()).isEqualTo(eur("400.00"));
    assertThat(worth.equity()).isEqualTo(eur("1490.00"));
  }

  @Test
  void a_commission_that_is_not_named_is_none_in_the_currency_of_the_instrument() {
    tell(AAPL, Currency.USD);
    var order = account.placed(Side.BUY, "1", "40.00");
    account.report(
        new RecordFill(
            order, Accounts.VENUE, "e1", null, Quantity.of("1"), Price.of("40.00"), null));
    assertThat(account.trading.events(AggregateRef.order(order)))
        .filteredOn(OrderFilled.class::isInstance)
        .extracting(filled -> ((OrderFilled) filled).commission())
        .containsExactly(Commission.zero(Currency.USD));
    assertThat(balance(EUR).total()).isEqualTo(eur("1000.00"));
  }

  @Test
  void busts_and_corrections_are_booked_in_it_too() {
    tell(AAPL, Currency.USD);
    var order = account.placed(Side.BUY, "10", "40.00");
    account.fill(order, "e1", "10", "40.00");
    account.correct(order, "e2", "e1", "10", "30.00");
    assertThat(balance(Currency.USD).total()).isEqualTo(usd("200.00"));
    account.bust(order, "e3", "e2");
    assertThat(balance(Currency.USD).total()).isEqualTo(usd("500.00"));
    assertThat(balance(EUR).total()).isEqualTo(eur("1000.00"));
  }

  @Test
  void an_instrument_that_nobody_told_of_is_priced_in_the_currency_of_the_account() {
    var order = account.placed(Side.BUY, "10", "40.00");
    assertThat(initialized(order).quotation()).isEqualTo(new Quotation(EUR, null));
    assertThat(balance(EUR).locked()).isEqualTo(eur("400.00"));
  }

  @Test
  void an_order_keeps_what_it_was_placed_in_whatever_is_told_later() {
    var order = account.placed(Side.BUY, "10", "40.00");
    tell(AAPL, Currency.USD);
    account.replace(order, "20", null);
    account.fill(order, "e1", "10", "40.00");
    assertThat(balance(EUR).total()).isEqualTo(eur("600.00"));
    assertThat(balance(Currency.USD).total()).isEqualTo(usd("500.00"));
  }

  @Test
  void an_order_names_the_version_that_it_was_decided_by_also_where_it_was_denied() {
    tell(SAP, EUR);
    tell(SAP, EUR);
    var order = account.order(Side.BUY, "1", "1000000.00");
    var other =
        new PlaceOrder(
            order.orderId(),
            account.user,
            "sap",
            null,
            Accounts.terms(SAP, Side.BUY, "1000", "1000.00", TimeInForce.GTC, false));
    assertThat(account.run(other).code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(account.state(other.orderId()).quotation()).isEqualTo(new Quotation(EUR, 2));
  }

  @Test
  void what_is_open_stays_in_its_currency_until_it_is_closed() {
    account.fill(account.placed(Side.BUY, "10", "40.00"), "e1", "10", "40.00");
    tell(AAPL, Currency.USD);
    var sale = account.placed(Side.SELL, "10", "50.00");
    assertThat(account.state(sale).quotation()).isEqualTo(new Quotation(EUR, 1));
    account.fill(sale, "e2", "10", "50.00");
    assertThat(balance(EUR).total()).isEqualTo(eur("1100.00"));
    var next = account.placed(Side.BUY, "1", "40.00");
    assertThat(account.state(next).quotation()).isEqualTo(new Quotation(Currency.USD, 1));
  }

  @Test
  void a_fill_of_an_order_in_another_currency_is_booked_in_that_of_what_is_open() {
    var old = account.placed(Side.BUY, "10", "40.00");
    tell(AAPL, Currency.USD);
    account.fill(account.placed(Side.BUY, "2", "40.00"), "e1", "2", "40.00");
    account.fill(old, "e2", "5", "40.00");
    assertThat(cash().holding(AAPL).orElseThrow().costBasis()).isEqualTo(usd("280.00"));
    assertThat(balance(EUR).locked()).isEqualTo(eur("200.00"));
    account.fill(old, "e3", "5", "40.00");
    assertThat(balance(EUR).locked()).isEqualTo(eur("0.00"));
    assertThat(balance(EUR).total()).isEqualTo(eur("1000.00"));
  }

  @Test
  void what_was_followed_by_trades_in_another_currency_is_busted_no_more() {
    var old = account.placed(Side.BUY, "10", "40.00");
    account.fill(old, "e1", "10", "40.00");
    account.fill(account.placed(Side.SELL, "10", "40.00"), "e2", "10", "40.00");
    tell(AAPL, Currency.USD);
    account.fill(account.placed(Side.BUY, "2", "40.00"), "e3", "2", "40.00");
    var outcome = account.bust(old, "b1", "e1");
    assertThat(outcome.code()).isEqualTo("POSITION_CURRENCY_CHANGED");
    assertThat(outcome.events()).isEmpty();
  }

  private void tell(Symbol symbol, Currency currency) {
    account.instruments.tell(symbol, currency);
  }

  private OrderInitialized initialized(UUID order) {
    return (OrderInitialized) account.trading.events(AggregateRef.order(order)).getFirst();
  }

  private Account cash() {
    return account.portfolio().account();
  }

  private Balance balance(Currency currency) {
    return cash().balance(currency);
  }

  private static Money eur(String amount) {
    return Money.of(amount, EUR);
  }
}
