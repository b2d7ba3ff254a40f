package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Conditions;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.portfolio.RecentOrders;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicateGuardTest {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final OrderTerms TERMS = limit("10", "50.00");

  private final Accounts account = Accounts.guarded(WINDOW, "100000.00");

  private static OrderTerms limit(String quantity, String price) {
    return Accounts.terms(AAPL, Side.BUY, quantity, price, TimeInForce.GTC, false);
  }

  private PlaceOrder within(Duration window) {
    return account.order(TERMS, new Conditions(null, window, false));
  }

  private UUID placed(OrderTerms terms) {
    var order = account.order(terms);
    assertThat(account.run(order).code()).isEmpty();
    return order.orderId();
  }

  private Outcome again() {
    return account.run(account.order(TERMS));
  }

  @Test
  void an_order_for_the_same_is_refused_names_the_first_and_leaves_nothing() {
    var first = account.order(TERMS);
    account.run(first);
    account.trading.pass(WINDOW.minusMillis(1));
    var outcome = again();
    assertThat(outcome.events()).isEmpty();
    assertThat(outcome.rejection().orElseThrow().context())
        .containsEntry("order_id", first.orderId().toString())
        .containsEntry("client_order_id", first.clientOrderId())
        .containsEntry("dedupe_window", "PT5S");
    assertThat(outcome.code()).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void once_the_time_is_over_the_same_may_be_ordered_again() {
    placed(TERMS);
    account.trading.pass(WINDOW);
    assertThat(again().code()).isEmpty();
  }

  @Test
  void whoever_means_it_says_so() {
    placed(TERMS);
    var meant = account.order(TERMS, new Conditions(null, null, true));
    assertThat(account.run(meant).code()).isEmpty();
  }

  @Test
  void a_request_may_ask_for_a_longer_time_or_a_shorter_one() {
    placed(TERMS);
    account.trading.pass(WINDOW);
    assertThat(account.run(within(WINDOW.plusSeconds(1))).code()).isEqualTo("DUPLICATE_INTENT");
    account.trading.pass(Duration.ofMinutes(1));
    placed(TERMS);
    account.trading.pass(Duration.ofSeconds(2));
    assertThat(account.run(within(Duration.ofSeconds(1))).code()).isEmpty();
  }

  @Test
  void another_side_quantity_price_type_or_instrument_is_another_order() {
    placed(TERMS);
    account.quote(AAPL, "49.00", "50.00");
    var market = Accounts.terms(AAPL, Side.BUY, "10", null, TimeInForce.GTC, false);
    var sale = Accounts.terms(AAPL, Side.SELL, "10", "50.00", TimeInForce.GTC, false);
    var other = Accounts.terms(Symbol.of("MSFT"), Side.BUY, "10", "50.00", TimeInForce.GTC, false);
    for (var terms : List.of(limit("11", "50.00"), limit("10", "50.01"), market, sale, other)) {
      placed(terms);
    }
  }

  @Test
  void what_else_differs_makes_it_no_other_order() {
    placed(TERMS);
    var today = Accounts.terms(AAPL, Side.BUY, "10.0", "50", TimeInForce.DAY, false);
    assertThat(account.run(account.order(today)).code()).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void an_order_that_is_filled_or_half_filled_and_cancelled_is_not_to_be_repeated() {
    account.fill(placed(TERMS), "e1", "10", "50.00");
    assertThat(again().code()).isEqualTo("DUPLICATE_INTENT");
    account.trading.pass(WINDOW);
    var half = placed(TERMS);
    account.fill(half, "e2", "5", "50.00");
    account.confirmCancel(half);
    assertThat(again().code()).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void an_order_of_which_nothing_came_stands_in_nobody_s_way() {
    account.confirmCancel(placed(TERMS));
    var second = placed(TERMS);
    assertThat(again().code()).isEqualTo("DUPLICATE_INTENT");
    account.run(new RejectOrder(second, Accounts.VENUE, "r", null, "HALTED", "halted"));
    placed(TERMS);
  }

  @Test
  void an_order_that_was_denied_was_never_placed() {
    var tooMuch = limit("10000", "50.00");
    var expected = "NOTIONAL_EXCEEDS_FREE_BALANCE";
    assertThat(account.run(account.order(tooMuch)).code()).isEqualTo(expected);
    assertThat(account.run(account.order(tooMuch)).code()).isEqualTo(expected);
  }

  @Test
  void an_order_that_was_replaced_is_still_what_was_asked_for_first() {
    var first = placed(TERMS);
    account.accept(first);
    account.replace(first, "10", "51.00");
    assertThat(again().code()).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void a_position_is_closed_twice_where_that_is_asked_for_twice() {
    account.fill(placed(TERMS), "e1", "10", "50.00");
    account.quote(AAPL, "50.00", "50.10");
    for (int i = 0; i < 2; i++) {
      assertThat(account.run(close("close:" + i)).code()).isEmpty();
    }
  }

  private ClosePosition close(String name) {
    var id = account.order(TERMS).orderId();
    var half = new ClosePosition.Size.Units(Quantity.of("5"));
    return new ClosePosition(account.user, AAPL, half, id, name);
  }

  @Test
  void no_more_is_remembered_than_can_be_asked_for() {
    for (int i = 0; i < RecentOrders.MOST + 10; i++) {
      placed(limit("1", "1." + (100 + i)));
    }
    assertThat(account.portfolio().recent().orders()).hasSize(RecentOrders.MOST);
    account.trading.pass(RecentOrders.LONGEST.plusMillis(1));
    placed(TERMS);
    assertThat(account.portfolio().recent().orders()).hasSize(1);
  }
}
