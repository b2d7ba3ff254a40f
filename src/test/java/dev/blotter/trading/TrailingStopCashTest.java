package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.OrderType;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.Trail;
import dev.blotter.order.TrailedStop;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a trailing stop holds. The collar is three per cent. */
class TrailingStopCashTest {
  private final Accounts account = Accounts.with("CASH", "10000.00");

  private int requests;

  private static OrderTerms terms(Side side, Trail trail) {
    return new OrderTerms(
        AAPL,
        side,
        OrderType.TRAILING_STOP,
        TimeInForce.GTC,
        Quantity.of("10"),
        null,
        null,
        null,
        false,
        trail,
        null);
  }

  private UUID placed(Side side, Trail trail) {
    account.quote(AAPL, "99.00", "100.00");
    var order = account.order(terms(side, trail));
    assertThat(account.run(order).code()).isEmpty();
    account.accept(order.orderId());
    return order.orderId();
  }

  private void moved(UUID order, String id, String stop) {
    account.run(
        new RestateOrder(
            order,
            Accounts.VENUE,
            id,
            null,
            "TRAILED",
            null,
            null,
            null,
            TrailedStop.of(null, Price.of(stop))));
  }

  @Test
  void a_purchase_needs_a_price_to_trail_from() {
    var order = account.order(terms(Side.BUY, Trail.byPercent("1")));
    assertThat(account.run(order).code()).isEqualTo("NO_REFERENCE_PRICE");
  }

  @Test
  void a_purchase_holds_what_it_may_cost_where_its_stop_is_at_first() {
    placed(Side.BUY, Trail.by(Price.of("5.00")));
    assertThat(account.balance().locked()).isEqualTo(usd("1081.50"));
    placed(Side.BUY, Trail.byPercent("2"));
    assertThat(account.balance().locked()).isEqualTo(usd("2132.10"));
  }

  @Test
  void it_holds_less_as_the_venue_moves_its_stop_down() {
    var order = placed(Side.BUY, Trail.by(Price.of("5.00")));
    moved(order, "m1", "100.00");
    assertThat(account.balance().locked()).isEqualTo(usd("1030.00"));
    account.quote(AAPL, "84.00", "85.00");
    moved(order, "m2", "90.00");
    assertThat(account.balance().locked()).isEqualTo(usd("927.00"));
    account.fill(order, "e1", "10", "90.10");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  private void replace(UUID order, String quantity, String trail) {
    var asked = quantity == null ? null : Quantity.of(quantity);
    var by = Trail.by(Price.of(trail));
    account.run(
        new ReplaceOrder(
            order, account.user, "r" + ++requests, null, asked, null, null, null, null, null, by));
  }

  @Test
  void a_larger_quantity_by_a_narrower_trail_leaves_the_price_of_the_order_as_it_is() {
    var order = placed(Side.BUY, Trail.by(Price.of("5.00")));
    replace(order, "20", "1.00");
    assertThat(account.balance().locked()).isEqualTo(usd("2080.60"));
    account.run(new RejectReplace(order, Accounts.VENUE, "no", null, "NO", "no"));
    assertThat(account.balance().locked()).isEqualTo(usd("1081.50"));
    replace(order, "20", "1.00");
    account.run(new ConfirmReplace(order, Accounts.VENUE, "ok", null));
    assertThat(account.balance().locked()).isEqualTo(usd("2080.60"));
  }

  @Test
  void a_wider_trail_holds_more_while_it_is_pending_and_after() {
    var order = placed(Side.BUY, Trail.by(Price.of("5.00")));
    replace(order, null, "10.00");
    assertThat(account.balance().locked()).isEqualTo(usd("1133.00"));
    account.run(new ConfirmReplace(order, Accounts.VENUE, "ok", null));
    assertThat(account.balance().locked()).isEqualTo(usd("1133.00"));
    moved(order, "m", "105.00");
    assertThat(account.balance().locked()).isEqualTo(usd("1081.50"));
  }

  @Test
  void a_stop_that_the_market_has_passed_holds_what_buying_costs_now() {
    var order = placed(Side.BUY, Trail.by(Price.of("5.00")));
    account.quote(AAPL, "119.00", "120.00");
    moved(order, "m", "105.00");
    assertThat(account.balance().locked()).isEqualTo(usd("1236.00"));
  }

  @Test
  void more_of_the_same_trail_is_held_at_the_price_of_now() {
    var order = placed(Side.BUY, Trail.by(Price.of("5.00")));
    account.quote(AAPL, "199.00", "200.00");
    replace(order, "20", "5.00");
    assertThat(account.balance().locked()).as("20 at 205").isEqualTo(usd("4223.00"));
    replaced(order);
    assertThat(account.balance().locked()).isEqualTo(usd("4223.00"));
  }

  private void replaced(UUID order) {
    account.run(new ConfirmReplace(order, Accounts.VENUE, "replaced", null));
  }

  @Test
  void a_sale_of_what_is_held_holds_no_cash() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "e1", "10", "50.00");
    moved(placed(Side.SELL, Trail.byPercent("3")), "m", "97.00");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }
}
