package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.position.PositionCommand.SplitPosition;
import dev.blotter.testing.InMemoryTrading.Outcome;
import dev.blotter.user.UserCommand.CloseUser;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FillsTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void one_fill_moves_order_position_and_cash_in_one_append() {
    var order = account.placed(Side.BUY, "10", "50.00");
    var outcome = account.fill(order, "e1", "4", "49.00", "1.00");
    assertThat(types(outcome))
        .containsExactlyInAnyOrder(
            "OrderFilled",
            "FundsReleased",
            "TradeCashPosted",
            "CommissionCharged",
            "PositionOpened");
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(account.balance().total()).isEqualTo(usd("803.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("300.00"));
    assertThat(account.held(AAPL)).isEqualByComparingTo("4");
  }

  @Test
  void the_same_execution_delivered_again_changes_nothing() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "4", "50.00");
    var before = account.portfolio();
    assertThat(account.fill(order, "e1", "4", "50.00").events()).isEmpty();
    assertThat(account.portfolio()).isEqualTo(before);
  }

  @Test
  void a_fill_that_comes_before_the_cancel_is_confirmed_counts() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.cancel(order);
    account.fill(order, "e1", "4", "50.00");
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.confirmCancel(order);
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(account.balance().total()).isEqualTo(usd("800.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_fill_that_completes_the_order_beats_the_cancel() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.cancel(order);
    var outcome = account.fill(order, "e1", "10", "50.00");
    assertThat(types(outcome)).contains("OrderFilled", "OrderCancelRejected");
    assertThat(account.cancel(order).code()).isEqualTo("ORDER_ALREADY_FILLED");
    assertThat(account.confirmCancel(order).events()).isEmpty();
  }

  @Test
  void a_late_fill_of_a_cancelled_order_moves_position_and_cash_but_not_its_status() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.cancel(order);
    account.confirmCancel(order);
    account.fill(order, "late", "3", "50.00");
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(account.held(AAPL)).isEqualByComparingTo("3");
    assertThat(account.balance().total()).isEqualTo(usd("850.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void cancelling_what_is_cancelled_changes_nothing() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.cancel(order);
    assertThat(account.cancel(order).events()).isEmpty();
    account.confirmCancel(order);
    assertThat(account.cancel(order).events()).isEmpty();
    assertThat(count("OrderCanceled", order)).isEqualTo(1);
  }

  @Test
  void a_bust_is_as_if_the_fill_had_never_been() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "4", "50.00", "1.00");
    account.fill(order, "e2", "6", "50.00", "1.00");
    account.bust(order, "b1", "e1");
    assertThat(account.held(AAPL)).isEqualByComparingTo("6");
    assertThat(account.balance().total()).isEqualTo(usd("699.00"));
    assertThat(account.state(order).status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(account.balance().locked()).isEqualTo(usd("200.00"));
    assertThat(account.bust(order, "b2", "e1").code()).isEqualTo("EXECUTION_ALREADY_BUSTED");
  }

  @Test
  void a_bust_of_a_fill_two_cycles_ago_reaches_all_that_came_after() {
    var first = account.placed(Side.BUY, "2", "10.00");
    account.fill(first, "e1", "2", "10.00");
    var second = account.placed(Side.SELL, "2", "11.00");
    account.fill(second, "e2", "2", "11.00");
    var third = account.placed(Side.BUY, "5", "10.00");
    account.fill(third, "e3", "5", "10.00");
    account.bust(second, "b1", "e2");
    assertThat(account.held(AAPL)).isEqualByComparingTo("7");
    assertThat(account.balance().total()).isEqualTo(usd("930.00"));
  }

  @Test
  void a_correction_is_a_bust_and_a_fill() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.fill(order, "e1", "4", "50.00");
    account.correct(order, "x1", "e1", "5", "49.00");
    assertThat(account.held(AAPL)).isEqualByComparingTo("5");
    assertThat(account.balance().total()).isEqualTo(usd("755.00"));
    account.correct(order, "x2", "x1", "5", "48.00");
    assertThat(account.balance().total()).isEqualTo(usd("760.00"));
    assertThat(account.state(order).figures().avgPx()).isEqualTo(Price.of("48"));
  }

  @Test
  void a_sale_through_zero_closes_one_cycle_and_opens_the_next() {
    var margin = Accounts.with("MARGIN", "10000.00");
    margin.fill(margin.placed(Side.BUY, "10", "50.00"), "e1", "10", "50.00");
    var outcome = margin.fill(margin.placed(Side.SELL, "15", "60.00"), "e2", "15", "60.00");
    assertThat(types(outcome)).contains("PositionClosed", "PositionOpened");
    assertThat(margin.held(AAPL)).isEqualByComparingTo("-5");
    assertThat(margin.portfolio().account().holding(AAPL).orElseThrow().cycle()).isEqualTo(2);
  }

  @Test
  void a_split_changes_the_holding_and_pays_fractions_in_cash() {
    account.fill(account.placed(Side.BUY, "5", "20.00"), "e1", "5", "20.00");
    var position = account.portfolio().account().holding(AAPL).orElseThrow().positionId();
    var split = new SplitPosition(position, "1:2", Ratio.of("1", "2"), true, Price.of("20.00"));
    account.run(split);
    assertThat(account.held(AAPL)).isEqualByComparingTo("2");
    assertThat(account.balance().total()).isEqualTo(usd("920.00"));
  }

  @Test
  void cash_in_lieu_goes_back_with_the_fill_that_it_came_of() {
    var order = account.placed(Side.BUY, "5", "20.00");
    account.fill(order, "e1", "5", "20.00");
    var position = account.portfolio().account().holding(AAPL).orElseThrow().positionId();
    account.run(new SplitPosition(position, "1:2", Ratio.of("1", "2"), true, Price.of("20.00")));
    account.bust(order, "b1", "e1");
    assertThat(account.held(AAPL)).isZero();
    assertThat(account.balance().total()).isEqualTo(usd("1000.00"));
  }

  @Test
  void a_correction_after_a_split_is_in_new_units_for_order_and_position() {
    var split = new SplitThenCorrected();
    assertThat(split.filled()).isEqualByComparingTo("20");
    assertThat(split.held()).isEqualByComparingTo("20");
    assertThat(split.cash()).isEqualByComparingTo("8980.00");
    var odd = new SplitThenCorrected("3", "4");
    assertThat(odd.filled()).isEqualByComparingTo("4");
    assertThat(odd.held()).isEqualByComparingTo("4");
    assertThat(odd.cash()).isEqualByComparingTo("9796.00");
  }

  @Test
  void a_fee_in_kind_that_a_cash_account_does_not_hold_is_paid_in_cash() {
    var pair = Symbol.of("BTC/USD");
    fillInKind(pair, Side.BUY, "1", "0.00100000");
    fillInKind(pair, Side.SELL, "0.999", "0.00100000");
    assertThat(account.held(pair)).isZero();
    assertThat(account.balance().total()).isEqualTo(usd("999.80"));
  }

  private void fillInKind(Symbol pair, Side side, String quantity, String fee) {
    var order =
        account.order(Accounts.terms(pair, side, quantity, "100.00", TimeInForce.GTC, false));
    account.run(order);
    account.accept(order.orderId());
    account.report(
        new RecordFill(
            order.orderId(),
            Accounts.VENUE,
            "k-" + side,
            null,
            Quantity.of(quantity),
            Price.of("100.00"),
            new Commission(new BigDecimal(fee), Currency.of("BTC"))));
  }

  @Test
  void an_order_whose_time_is_over_gives_its_funds_back() {
    var day = Accounts.terms(AAPL, Side.BUY, "10", "50.00", TimeInForce.DAY, false);
    var order = account.order(day);
    account.run(order);
    var expire = new ExpireOrder(order.orderId(), "DAY_OVER");
    assertThat(account.run(expire).code()).isEqualTo("NOT_YET_EXPIRED");
    account.trading.pass(Duration.ofDays(1));
    account.run(expire);
    assertThat(account.state(order.orderId()).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(account.run(expire).events()).isEmpty();
  }

  @Test
  void a_user_with_active_orders_cannot_be_closed() {
    var order = account.placed(Side.BUY, "10", "50.00");
    assertThat(account.run(new CloseUser(account.user, "bye")).code()).isEqualTo("ORDERS_ACTIVE");
    account.cancel(order);
    account.confirmCancel(order);
    assertThat(account.run(new CloseUser(account.user, "bye")).code()).isEmpty();
  }

  @Test
  void a_position_is_closed_by_a_reduce_only_market_order() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "e1", "10", "50.00");
    var third = closed(new ClosePosition.Size.Percentage(new BigDecimal("33.3")));
    assertThat(third.terms().quantity().value()).isEqualByComparingTo("3.33");
    var rest = closed(new ClosePosition.Size.All());
    assertThat(rest.terms().side()).isEqualTo(Side.SELL);
    assertThat(rest.terms().quantity().value()).isEqualByComparingTo("6.67");
    assertThat(rest.terms().reduceOnly()).isTrue();
    account.fill(third.orderId(), "e2", "3.33", "51.00");
    account.fill(rest.orderId(), "e3", "6.67", "51.00");
    assertThat(account.held(AAPL)).isZero();
    assertThat(close(new ClosePosition.Size.All()).code()).isEqualTo("POSITION_NOT_FOUND");
  }

  @Test
  void to_close_nothing_of_a_position_is_refused_as_that() {
    account.fill(account.placed(Side.BUY, "0.000000009", "50.00"), "e1", "0.000000009", "50.00");
    assertThat(close(new ClosePosition.Size.Units(Quantity.ZERO)).code())
        .isEqualTo("QUANTITY_NOT_POSITIVE");
    assertThat(close(new ClosePosition.Size.Percentage(BigDecimal.ONE)).code())
        .as("1 % rounds down to nothing")
        .isEqualTo("QUANTITY_NOT_POSITIVE");
  }

  private Order closed(ClosePosition.Size size) {
    return account.state(close(size).answer().subject().id());
  }

  private Outcome close(ClosePosition.Size size) {
    var order = account.order(Side.SELL, "1", "1.00");
    return account.run(
        new ClosePosition(account.user, AAPL, size, order.orderId(), order.clientOrderId()));
  }

  private long count(String type, UUID order) {
    return account.trading.events(AggregateRef.order(order)).stream()
        .filter(event -> event.type().equals(type))
        .count();
  }

  private static List<String> types(Outcome outcome) {
    return outcome.events().stream().map(DomainEvent::type).toList();
  }
}
