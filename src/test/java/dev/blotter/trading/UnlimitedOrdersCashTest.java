package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What orders without a limit hold where the market moves. The collar is three per cent. */
class UnlimitedOrdersCashTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");
  private int reports;

  @Test
  void a_purchase_whose_stop_the_market_has_passed_is_one_at_the_market() {
    quote("100.00");
    assertThat(account.run(account.order(stop("900", "1.00"))).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    placed(stop("9", "1.00"));
    assertThat(locked()).isEqualTo(usd("927.00"));
  }

  @Test
  void so_is_the_entry_of_a_group() {
    quote("100.00");
    var group = account.group(OrderClass.OTO, Side.BUY, "500", "1.00", "200.00", null);
    var first = SameOrder.on(group.first(), stop("500", "1.00"));
    var outcome =
        account.run(new PlaceGroup(OrderClass.OTO, first, group.takeProfit(), group.stopLoss()));
    assertThat(outcome.code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void a_stop_that_waits_holds_what_it_waits_for() {
    quote("50.00");
    placed(stop("9", "100.00"));
    assertThat(locked()).isEqualTo(usd("927.00"));
  }

  @Test
  void more_of_a_market_order_has_to_be_affordable_at_the_price_of_now() {
    quote("10.00");
    var order = placed(market(Side.BUY, "1"));
    quote("100.00");
    assertThat(account.replace(order, "90", null).code())
        .isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(account.replace(order, "9", null).code()).isEmpty();
    assertThat(locked()).isEqualTo(usd("927.00"));
  }

  @Test
  void whatever_happens_while_that_is_pending_and_once_it_is_confirmed() {
    quote("10.00");
    var order = placed(market(Side.BUY, "2"));
    quote("100.00");
    account.replace(order, "9", null);
    quote("20.00");
    account.fill(order, "e1", "1", "20.00");
    assertThat(locked()).as("8 at 103").isEqualTo(usd("824.00"));
    confirm(order);
    assertThat(locked()).isEqualTo(usd("824.00"));
  }

  @Test
  void where_it_is_refused_what_is_left_goes_by_that_price() {
    quote("10.00");
    var order = placed(market(Side.BUY, "2"));
    quote("100.00");
    account.replace(order, "9", null);
    account.run(new RejectReplace(order, Accounts.VENUE, report(), null, "NO", "no"));
    assertThat(locked()).isEqualTo(usd("206.00"));
  }

  @Test
  void less_of_an_order_is_never_refused_whatever_it_would_cost_now() {
    quote("100.00");
    var market = placed(market(Side.BUY, "5"));
    var stop = placed(stop("4", "110.00"));
    quote("900.00");
    assertThat(account.replace(market, "4", null).code()).isEmpty();
    assertThat(account.replace(stop, "3", null).code()).isEmpty();
    confirm(market);
    confirm(stop);
    assertThat(locked()).as("4 at 103 and 3 at 113.30").isEqualTo(usd("751.90"));
  }

  @Test
  void another_stop_is_reckoned_anew() {
    quote("50.00");
    var order = placed(stop("9", "100.00"));
    restop(order, "60.00");
    assertThat(locked()).as("either").isEqualTo(usd("927.00"));
    confirm(order);
    assertThat(locked()).isEqualTo(usd("556.20"));
  }

  @Test
  void a_split_divides_what_a_stop_is_held_at() {
    quote("50.00");
    var order = placed(stop("4", "100.00"));
    account.run(
        new RestateOrder(order, Accounts.VENUE, report(), null, "SPLIT", null, Ratio.of("2", "1")));
    assertThat(locked()).as("8 at 51.50").isEqualTo(usd("412.00"));
  }

  @Test
  void more_of_a_short_sale_at_the_market_is_held_at_the_price_of_now() {
    var margin = Accounts.with("MARGIN", "2000.00");
    margin.quote(AAPL, "9.00", "10.00");
    var order = margin.order(market(Side.SELL, "1"));
    margin.run(order);
    margin.quote(AAPL, "99.00", "100.00");
    assertThat(margin.replace(order.orderId(), "150", null).code())
        .isEqualTo("MARGIN_EXCEEDS_FREE_BALANCE");
  }

  private void quote(String ask) {
    account.quote(AAPL, ask, ask);
  }

  private UUID placed(OrderTerms terms) {
    var order = account.order(terms);
    assertThat(account.run(order).code()).isEmpty();
    account.accept(order.orderId());
    return order.orderId();
  }

  private static OrderTerms market(Side side, String quantity) {
    return Accounts.terms(AAPL, side, quantity, null, TimeInForce.GTC, false);
  }

  private static OrderTerms stop(String quantity, String price) {
    return new OrderTerms(
        AAPL,
        Side.BUY,
        OrderType.STOP,
        TimeInForce.GTC,
        Quantity.of(quantity),
        null,
        Price.of(price),
        null,
        false);
  }

  private Outcome restop(UUID order, String price) {
    return account.run(
        new ReplaceOrder(
            order, account.user, report(), null, null, null, Price.of(price), null, null));
  }

  private void confirm(UUID order) {
    account.run(new ConfirmReplace(order, Accounts.VENUE, report(), null));
  }

  private String report() {
    return "report-" + ++reports;
  }

  private Money locked() {
    return account.balance().locked();
  }
}
