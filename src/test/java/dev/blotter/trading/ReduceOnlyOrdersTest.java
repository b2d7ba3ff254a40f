package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RejectCancel;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.portfolio.Commitment;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders of their own that may only reduce a position, which something else has moved. */
class ReduceOnlyOrdersTest {
  private final Accounts account = Accounts.with("MARGIN", "100000.00");
  private int reports;

  @Test
  void an_order_whose_position_another_has_closed_is_asked_to_be_cancelled() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    trade(Side.SELL, "10");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(account.state(order).pendingCancel().requestId()).startsWith("reduce:" + order);
    assertThat(bound(order)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void of_a_part_that_is_left_it_is_asked_to_close_that() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    trade(Side.SELL, "4");
    assertThat(asked(order)).isEqualTo("6");
    assertThat(bound(order)).isEqualTo(Quantity.of("6"));
    confirmReplace(order);
    assertThat(account.state(order).terms().quantity()).isEqualTo(Quantity.of("6"));
    assertThat(asked(order)).isEmpty();
  }

  @Test
  void what_it_has_executed_itself_counts() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    fill(order, "3");
    assertThat(asked(order)).isEmpty();
    trade(Side.SELL, "5");
    assertThat(asked(order)).as("3 executed and 2 that are left").isEqualTo("5");
  }

  @Test
  void so_is_an_order_of_a_purchase_that_is_busted_or_was_less() {
    var purchase = opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    account.correct(purchase, "x", "opened", "7", "50.00");
    assertThat(asked(order)).isEqualTo("7");
    account.bust(purchase, "b", "x");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void so_is_one_of_a_position_that_a_statement_has_less_of() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    var holding = account.portfolio().account().holding(AAPL).orElseThrow();
    var less = new BigDecimal("-3");
    account.run(new ReconcilePosition(holding.positionId(), "statement", less, null));
    assertThat(asked(order)).isEqualTo("7");
  }

  @Test
  void so_is_one_that_covers_what_is_owed() {
    opened(Side.SELL);
    var order = reducing(Side.BUY, "10");
    var cover = account.placed(Side.BUY, "10", "45.00");
    fill(cover, "1");
    assertThat(asked(order)).as("whatever other purchases may still cover").isEqualTo("9");
    confirmReplace(order);
    fill(cover, "9");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void exits_of_a_short_stay_for_what_a_purchase_has_not_covered_yet() {
    var group = account.group(OrderClass.BRACKET, Side.SELL, "10", "50.00", "40.00", "55.00");
    var bracket = new Bracket(account, group);
    bracket.fill(bracket.first, "10", "50.00");
    var cover = account.placed(Side.BUY, "10", "45.00");
    fill(cover, "1");
    assertThat(bracket.asked(bracket.stop)).isEqualTo("9");
    assertThat(bracket.asked(bracket.target)).isEqualTo("9");
  }

  @Test
  void of_two_orders_the_later_one_gives_way() {
    opened(Side.BUY);
    var earlier = reducing(Side.SELL, "6");
    var later = reducing(Side.SELL, "4");
    trade(Side.SELL, "3");
    assertThat(asked(earlier)).isEmpty();
    assertThat(asked(later)).isEqualTo("1");
  }

  @Test
  void what_its_owner_asked_for_is_answered_first() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    account.replace(order, null, "61.00");
    trade(Side.SELL, "4");
    assertThat(asked(order)).isEqualTo("10");
    confirmReplace(order);
    assertThat(asked(order)).isEqualTo("6");
  }

  @Test
  void what_its_owner_wants_it_to_be_more_is_bound_while_that_is_pending() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "5");
    account.replace(order, "9", null);
    assertThat(bound(order)).isEqualTo(Quantity.of("9"));
    fill(order, "1");
    assertThat(bound(order)).isEqualTo(Quantity.of("8"));
    account.run(new RejectReplace(order, Accounts.VENUE, report(), null, "NO", "no"));
    assertThat(bound(order)).isEqualTo(Quantity.of("4"));
  }

  @Test
  void what_its_venue_refuses_is_not_asked_again_before_something_else_has_happened() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    trade(Side.SELL, "4");
    account.run(new RejectReplace(order, Accounts.VENUE, report(), null, "NO", "no"));
    assertThat(asked(order)).isEmpty();
    trade(Side.SELL, "6");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.run(new RejectCancel(order, Accounts.VENUE, report(), null, "NO", "no"));
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void what_a_venue_executes_before_it_hears_of_it_is_booked() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "10");
    trade(Side.SELL, "10");
    fill(order, "4");
    assertThat(account.held(AAPL)).isEqualByComparingTo("-4");
    assertThat(status(order)).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.confirmCancel(order);
    assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void an_order_for_which_enough_is_left_goes_on() {
    opened(Side.BUY);
    var order = reducing(Side.SELL, "5");
    trade(Side.SELL, "5");
    assertThat(status(order)).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(asked(order)).isEmpty();
  }

  private UUID opened(Side side) {
    var order = account.placed(side, "10", "50.00");
    account.fill(order, "opened", "10", "50.00");
    return order;
  }

  private UUID reducing(Side side, String quantity) {
    account.trading.pass(Duration.ofMillis(1));
    var limit = side == Side.SELL ? "60.00" : "40.00";
    var order = account.order(Accounts.terms(AAPL, side, quantity, limit, TimeInForce.GTC, true));
    assertThat(account.run(order).code()).isEmpty();
    account.accept(order.orderId());
    return order.orderId();
  }

  private void trade(Side side, String quantity) {
    fill(account.placed(side, quantity, "55.00"), quantity);
  }

  private void fill(UUID order, String quantity) {
    account.fill(order, report(), quantity, "55.00");
  }

  private void confirmReplace(UUID order) {
    account.run(new ConfirmReplace(order, Accounts.VENUE, report(), null));
  }

  private String report() {
    return "report-" + ++reports;
  }

  private OrderStatus status(UUID order) {
    return account.state(order).status();
  }

  private String asked(UUID order) {
    var pending = account.state(order).pendingReplace();
    return pending == null ? "" : pending.requested().quantity().toString();
  }

  private Quantity bound(UUID order) {
    return account.portfolio().commitment(order).map(Commitment::closing).orElse(Quantity.ZERO);
  }
}
