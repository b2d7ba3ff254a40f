package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RejectOrder;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A venue executes what it has rejected, or what was never to reach it: the account moved. */
class RefusedOrdersExecutedTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");

  @Test
  void position_and_cash_move_by_what_was_executed_of_a_rejected_order() {
    var order = account.placed(Side.BUY, "10", "50.00");
    account.run(new RejectOrder(order, Accounts.VENUE, "r1", null, "BUSY", "busy"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(account.fill(order, "e1", "10", "50.00", "1.00").code()).isEmpty();
    assertMoved(order, OrderStatus.REJECTED, "499.00");
  }

  @Test
  void position_and_cash_move_by_what_was_executed_of_a_denied_order() {
    var dear = account.order(Side.BUY, "10", "500.00");
    assertThat(account.run(dear).code()).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
    assertThat(account.fill(dear.orderId(), "e1", "10", "500.00").code()).isEmpty();
    assertMoved(dear.orderId(), OrderStatus.DENIED, "-4000.00");
    account.bust(dear.orderId(), "b1", "e1");
    assertThat(account.held(AAPL)).isZero();
    assertThat(account.balance().total()).isEqualTo(usd("1000.00"));
  }

  @Test
  void a_fill_or_kill_order_holds_what_is_left_of_it_until_the_venue_has_reported_the_rest() {
    var terms = Accounts.terms(AAPL, Side.BUY, "10", "50.00", TimeInForce.FOK, false);
    var order = account.order(terms);
    account.run(order);
    var placed = order.orderId();
    account.fill(placed, "e1", "4", "50.00");
    assertThat(account.balance().locked()).isEqualTo(usd("300.00"));
    account.confirmCancel(placed);
    assertThat(account.state(placed).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(account.held(AAPL)).isEqualByComparingTo("4");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(account.balance().total()).isEqualTo(usd("800.00"));
  }

  private void assertMoved(UUID order, OrderStatus status, String cash) {
    assertThat(account.state(order).status()).isEqualTo(status);
    assertThat(account.state(order).cumQty().value()).isEqualByComparingTo("10");
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
    assertThat(account.balance().total()).isEqualTo(usd(cash));
    assertThat(account.portfolio().commitments()).isEmpty();
  }
}
