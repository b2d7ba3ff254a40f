package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.ReportExpired;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry has opened and no exit closes any more is told of, unless it was asked for. */
class LateEntriesTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket bracket = Bracket.buying(account);

  @Test
  void what_was_executed_before_a_cancellation_that_is_reported_after_it_is_told_as_unguarded() {
    cancel();
    bracket.fill(bracket.first, "4", "50.00");
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.unguarded()).isEqualTo("4");
    bracket.fill(bracket.first, "1", "50.00");
    assertThat(bracket.unguarded()).isEqualTo("5");
  }

  @Test
  void so_is_what_races_the_cancellation_of_an_entry_whose_exits_have_closed_all_there_was() {
    bracket.fill(bracket.first, "4", "50.00");
    bracket.fill(bracket.target, "4", "60.00");
    account.confirmCancel(bracket.stop);
    assertThat(bracket.unguarded()).isEmpty();
    bracket.fill(bracket.first, "3", "50.00");
    assertThat(bracket.unguarded()).isEqualTo("3");
  }

  @Test
  void so_is_it_where_the_exit_ends_only_after_the_execution_that_raced_it() {
    bracket.fill(bracket.first, "5", "50.00");
    bracket.fill(bracket.target, "5", "60.00");
    bracket.fill(bracket.first, "2", "50.00");
    assertThat(bracket.unguarded()).as("the stop-loss is at work yet").isEmpty();
    account.confirmCancel(bracket.stop);
    assertThat(bracket.unguarded()).isEqualTo("2");
    account.confirmCancel(bracket.first);
    assertThat(bracket.unguarded()).isEqualTo("2");
  }

  @Test
  void so_is_an_execution_that_is_busted_and_booked_anew_while_its_exits_are_taken_back() {
    account.fill(bracket.first, "wrong", "10", "50.00");
    account.bust(bracket.first, "b", "wrong");
    account.fill(bracket.first, "right", "10", "49.00");
    account.confirmCancel(bracket.target);
    assertThat(bracket.unguarded()).isEmpty();
    account.confirmCancel(bracket.stop);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.FILLED);
    assertThat(bracket.unguarded()).isEqualTo("10");
  }

  @Test
  void so_is_what_a_venue_leaves_without_exits_by_itself() {
    bracket.fill(bracket.first, "10", "50.00");
    reject(bracket.target);
    assertThat(bracket.unguarded()).as("the stop-loss is at work").isEmpty();
    reject(bracket.stop);
    assertThat(bracket.unguarded()).isEqualTo("10");
  }

  @Test
  void so_is_what_an_exit_had_closed_where_that_is_busted_once_it_was_over() {
    bracket.fill(bracket.first, "10", "50.00");
    account.cancel(bracket.stop);
    account.confirmCancel(bracket.stop);
    account.confirmCancel(bracket.target);
    account.fill(bracket.target, "late", "10", "60.00");
    account.bust(bracket.target, "b", "late");
    assertThat(bracket.unguarded()).isEqualTo("10");
  }

  private void reject(UUID order) {
    account.report(new RejectOrder(order, Accounts.VENUE, "no-" + order, null, "NO", "no"));
  }

  @Test
  void once_it_is_busted_nothing_is_unguarded_any_more() {
    cancel();
    account.fill(bracket.first, "late", "4", "50.00");
    account.bust(bracket.first, "b", "late");
    assertThat(bracket.unguarded()).isEmpty();
  }

  @Test
  void what_covers_a_short_needs_no_guard() {
    cancel();
    var owed = account.placed(Side.SELL, "10", "50.00");
    account.fill(owed, "owed", "10", "50.00");
    bracket.fill(bracket.first, "4", "50.00");
    assertThat(bracket.unguarded()).isEmpty();
    bracket.fill(bracket.first, "6", "50.00");
    assertThat(bracket.unguarded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_the_owner_leaves_without_exits_is_no_news(boolean hisOwnFirst) {
    bracket.fill(bracket.first, "4", "50.00");
    account.cancel(bracket.stop);
    account.confirmCancel(hisOwnFirst ? bracket.stop : bracket.target);
    account.confirmCancel(hisOwnFirst ? bracket.target : bracket.stop);
    account.confirmCancel(bracket.first);
    assertThat(bracket.unguarded()).isEmpty();
    assertThat(bracket.events(bracket.first)).doesNotContain("OrderGroupDiverged");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_executed_since_he_cancelled_them_is(boolean beforeTheyEnd) {
    bracket.fill(bracket.first, "4", "50.00");
    account.cancel(bracket.stop);
    if (beforeTheyEnd) {
      bracket.fill(bracket.first, "3", "50.00");
    }
    account.confirmCancel(bracket.stop);
    account.confirmCancel(bracket.target);
    if (!beforeTheyEnd) {
      bracket.fill(bracket.first, "3", "50.00");
    }
    assertThat(bracket.unguarded()).isEqualTo("7");
  }

  @Test
  void exits_whose_day_is_over_end_as_they_were_ordered() {
    var day = Bracket.of(account, OrderClass.BRACKET, TimeInForce.DAY);
    day.fill(day.first, "10", "50.00");
    account.trading.pass(Duration.ofDays(3));
    account.run(new ExpireOrder(day.target, "TIME_IN_FORCE_OVER"));
    account.report(new ReportExpired(day.stop, Accounts.VENUE, "over", null, "END", null));
    assertThat(day.unguarded()).isEmpty();
  }

  private void cancel() {
    account.cancel(bracket.first);
    account.confirmCancel(bracket.first);
  }
}
