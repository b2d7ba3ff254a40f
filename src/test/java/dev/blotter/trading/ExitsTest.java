package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.VenueReport.ConfirmCancel;
import dev.blotter.order.VenueReport.RejectOrder;
import org.junit.jupiter.api.Test;

/** Two exits of one quantity: what the one executes is taken off the other. */
class ExitsTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket exits = Bracket.selling(account);

  @Test
  void what_one_exit_executes_the_other_is_asked_to_leave() {
    exits.fill(exits.target, "4", "60.00");
    assertThat(exits.asked(exits.stop)).isEqualTo("6");
    assertThat(exits.order(exits.stop).pendingReplace().requestId())
        .startsWith("group:" + exits.first + "/");
    assertThat(exits.closing()).containsExactly("6");
    exits.confirmReplace(exits.stop);
    assertThat(exits.order(exits.stop).leavesQty())
        .isEqualTo(exits.order(exits.target).leavesQty())
        .isEqualTo(Quantity.of("6"));
  }

  @Test
  void an_exit_that_is_filled_ends_the_other() {
    exits.fill(exits.stop, "10", "44.00");
    assertThat(exits.status(exits.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(exits.closing()).isEmpty();
    assertThat(account.portfolio().commitments()).as("active").containsOnlyKeys(exits.target);
    account.confirmCancel(exits.target);
    assertThat(exits.status(exits.target)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void what_races_the_cancellation_is_booked_and_seen() {
    exits.fill(exits.stop, "10", "44.00");
    assertThat(exits.fill(exits.target, "3", "60.00").code()).isEmpty();
    assertThat(exits.order(exits.target).cumQty()).isEqualTo(Quantity.of("3"));
    assertThat(account.held(Accounts.AAPL)).isEqualByComparingTo("-3");
    account.confirmCancel(exits.target);
    assertThat(account.portfolio().commitments()).isEmpty();
    assertThat(exits.overfill(exits.target)).isEqualTo("3");
    assertThat(exits.overfill(exits.stop)).isEqualTo("3");
    assertThat(exits.order(exits.target).overfillQty()).as("the order's own").isNull();
  }

  @Test
  void what_was_closed_too_much_counts_no_more_once_it_is_busted() {
    account.fill(exits.stop, "s", "10", "44.00");
    account.fill(exits.target, "t", "3", "60.00");
    account.correct(exits.target, "x", "t", "1", "60.00");
    assertThat(exits.overfill(exits.stop)).isEqualTo("1");
    account.bust(exits.stop, "b", "s");
    assertThat(exits.overfill(exits.stop)).isEmpty();
    assertThat(exits.overfill(exits.target)).isEmpty();
  }

  @Test
  void a_redelivered_fill_asks_for_nothing_more() {
    account.fill(exits.target, "once", "4", "60.00");
    int events = account.trading.log().size();
    account.fill(exits.target, "once", "4", "60.00");
    assertThat(account.trading.log()).hasSize(events);
  }

  @Test
  void while_the_owner_replaces_an_exit_the_group_waits_and_then_asks() {
    exits.replacePrice(exits.stop, null, "46.00");
    exits.fill(exits.target, "4", "60.00");
    assertThat(exits.asked(exits.stop)).isEqualTo("10");
    exits.confirmReplace(exits.stop);
    assertThat(exits.asked(exits.stop)).isEqualTo("6");
    exits.replacePrice(exits.target, "61.00", null);
    exits.fill(exits.stop, "1", "46.00");
    exits.rejectReplace(exits.target);
    assertThat(exits.asked(exits.target)).isEqualTo("9");
  }

  @Test
  void what_a_venue_refuses_the_group_is_asked_again_only_after_something_else() {
    exits.fill(exits.target, "4", "60.00");
    exits.rejectReplace(exits.stop);
    assertThat(exits.asked(exits.stop)).isEmpty();
    exits.fill(exits.target, "1", "60.00");
    assertThat(exits.asked(exits.stop)).isEqualTo("5");
    exits.fill(exits.target, "5", "60.00");
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
    exits.rejectCancel(exits.stop);
    assertThat(exits.order(exits.stop).pendingCancel()).isNull();
  }

  @Test
  void with_one_exit_its_owner_cancels_both() {
    account.cancel(exits.stop);
    assertThat(exits.status(exits.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.confirmCancel(exits.target);
    assertThat(exits.closing()).containsExactly("10");
    account.confirmCancel(exits.stop);
    assertThat(account.portfolio().commitments()).isEmpty();
    assertThat(exits.available()).isEqualTo(Quantity.of("10"));
  }

  @Test
  void an_exit_that_a_venue_ends_by_itself_leaves_the_other_at_work() {
    account.report(new RejectOrder(exits.target, Accounts.VENUE, "no", null, "NO", "no"));
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(exits.closing()).containsExactly("10");
    account.report(new ConfirmCancel(exits.stop, Accounts.VENUE, "gone", null, "HALT", null));
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void a_position_that_its_exits_bind_is_closed_by_them_alone() {
    var closing =
        new ClosePosition(
            account.user,
            Accounts.AAPL,
            new ClosePosition.Size.All(),
            account.order(Side.SELL, "1", "1.00").orderId(),
            "close:it");
    assertThat(account.run(closing).code()).isEqualTo("POSITION_BEING_CLOSED");
    assertThat(exits.replacePrice(exits.target, "50.00", null).code()).isEmpty();
    exits.confirmReplace(exits.target);
    exits.fill(exits.target, "10", "50.00");
    account.confirmCancel(exits.stop);
    assertThat(account.held(Accounts.AAPL)).isEqualByComparingTo("0");
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void a_bust_gives_the_other_exit_back_what_was_taken_off_it() {
    account.fill(exits.target, "t", "4", "60.00");
    exits.confirmReplace(exits.stop);
    account.bust(exits.target, "b", "t");
    assertThat(exits.asked(exits.stop)).isEqualTo("10");
    exits.confirmReplace(exits.stop);
    assertThat(exits.quantity(exits.stop)).isEqualTo("10");
    assertThat(exits.closing()).containsExactly("10");
  }

  @Test
  void a_correction_takes_off_the_other_exit_what_counts_now() {
    account.fill(exits.target, "t", "4", "60.00");
    exits.confirmReplace(exits.stop);
    account.correct(exits.target, "x", "t", "7", "60.00");
    assertThat(exits.asked(exits.stop)).isEqualTo("3");
    assertThat(exits.closing()).containsExactly("3");
  }
}
