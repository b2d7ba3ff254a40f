package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderStatus;
import org.junit.jupiter.api.Test;

/** Entries that are executed once their exits have ended: what they open is told of. */
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

  @Test
  void what_the_owner_leaves_without_exits_is_no_news() {
    bracket.fill(bracket.first, "4", "50.00");
    account.cancel(bracket.stop);
    account.confirmCancel(bracket.stop);
    account.confirmCancel(bracket.target);
    account.confirmCancel(bracket.first);
    assertThat(bracket.unguarded()).isEmpty();
    assertThat(bracket.events(bracket.first)).doesNotContain("OrderGroupDiverged");
  }

  private void cancel() {
    account.cancel(bracket.first);
    account.confirmCancel(bracket.first);
  }
}
