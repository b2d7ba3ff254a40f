package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders that may only reduce, and that work at a venue for more than there is to close. */
class LackingOrdersTest {
  private final Accounts account = Accounts.with("MARGIN", "100000.00");
  private int reports;

  @Test
  void one_that_its_venue_would_not_cancel_closes_what_is_bought_anew_and_follows_it() {
    trade(Side.BUY, "10");
    var order = reducing("10");
    trade(Side.SELL, "10");
    refuseCancel(order);
    assertThat(closing(order)).isEqualTo("0");
    trade(Side.BUY, "10");
    assertThat(closing(order)).isEqualTo("10");
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(account.run(order("1")).code()).isEqualTo("REDUCE_ONLY_WOULD_INCREASE_POSITION");
    trade(Side.SELL, "10");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void so_does_one_that_its_venue_would_not_make_smaller() {
    trade(Side.BUY, "10");
    var order = reducing("10");
    trade(Side.SELL, "4");
    account.run(new RejectReplace(order, Accounts.VENUE, report(), null, "NO", "no"));
    assertThat(closing(order)).isEqualTo("6");
    trade(Side.BUY, "4");
    assertThat(closing(order)).isEqualTo("10");
    trade(Side.SELL, "4");
    var asked = account.state(order).pendingReplace();
    assertThat(asked.requested().quantity()).hasToString("6");
  }

  @Test
  void one_whose_cancellation_is_not_answered_binds_what_is_bought_meanwhile() {
    trade(Side.BUY, "10");
    var order = reducing("10");
    trade(Side.SELL, "10");
    trade(Side.BUY, "10");
    assertThat(closing(order)).isEqualTo("10");
    account.confirmCancel(order);
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void where_there_is_nothing_to_close_it_is_asked_again_with_the_next_execution() {
    trade(Side.BUY, "10");
    var order = reducing("10");
    trade(Side.SELL, "10");
    refuseCancel(order);
    trade(Side.SELL, "1");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void so_is_an_exit_whose_group_has_closed_all_there_was() {
    var bracket = Bracket.buying(account);
    bracket.fill(bracket.first, "10", "50.00");
    bracket.fill(bracket.target, "10", "60.00");
    bracket.rejectCancel(bracket.stop);
    assertThat(bracket.order(bracket.stop).pendingCancel()).isNull();
    trade(Side.BUY, "10");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.available()).hasToString("10");
  }

  @Test
  void of_two_the_earlier_one_has_what_is_bought() {
    trade(Side.BUY, "10");
    var earlier = reducing("6");
    var later = reducing("4");
    trade(Side.SELL, "10");
    refuseCancel(earlier);
    refuseCancel(later);
    trade(Side.BUY, "6");
    assertThat(closing(earlier)).isEqualTo("6");
    assertThat(status(earlier)).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(status(later)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void its_price_is_not_replaced_while_it_would_open_a_position() {
    trade(Side.BUY, "10");
    var order = reducing("10");
    trade(Side.SELL, "10");
    refuseCancel(order);
    assertThat(account.replace(order, null, "61.00").code())
        .isEqualTo("REDUCE_ONLY_WOULD_INCREASE_POSITION");
    trade(Side.BUY, "10");
    assertThat(account.replace(order, null, "61.00").code()).isEmpty();
  }

  private PlaceOrder order(String quantity) {
    account.trading.pass(Duration.ofMillis(1));
    return account.order(Accounts.terms(AAPL, Side.SELL, quantity, "60.00", TimeInForce.GTC, true));
  }

  private UUID reducing(String quantity) {
    var order = order(quantity);
    account.run(order);
    account.accept(order.orderId());
    return order.orderId();
  }

  private void trade(Side side, String quantity) {
    account.fill(account.placed(side, quantity, "55.00"), report(), quantity, "55.00");
  }

  private void refuseCancel(UUID order) {
    account.run(new RejectCancel(order, Accounts.VENUE, report(), null, "NO", "no"));
  }

  private String report() {
    return "report-" + ++reports;
  }

  private OrderStatus status(UUID order) {
    return account.state(order).status();
  }

  private String closing(UUID order) {
    return account.portfolio().commitment(order).orElseThrow().closing().toString();
  }
}
