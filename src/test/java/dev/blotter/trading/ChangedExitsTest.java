package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.order.OrderStatus;
import org.junit.jupiter.api.Test;

/** What becomes of a group whose exits are replaced or cancelled. */
class ChangedExitsTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket bracket = Bracket.buying(account);

  @Test
  void a_held_exit_is_replaced_without_asking_the_venue() {
    var outcome = bracket.replacePrice(bracket.stop, null, "46.00");
    assertThat(outcome.events().stream().map(e -> e.type())).containsExactly("OrderUpdated");
    assertThat(bracket.order(bracket.stop).terms().stopPrice()).isEqualTo(Price.of("46.00"));
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.SUSPENDED);
    assertThat(bracket.order(bracket.stop).revision()).isEqualTo(1);
  }

  @Test
  void held_exits_follow_the_quantity_of_their_entry_and_have_none_of_their_own() {
    account.replace(bracket.first, "6", null);
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("10");
    bracket.confirmReplace(bracket.first);
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("6");
    assertThat(bracket.quantity(bracket.target)).isEqualTo("6");
    var refused = account.replace(bracket.stop, "5", null);
    assertThat(refused.code()).isEqualTo("GROUP_SETS_QUANTITY");
    assertThat(refused.rejection().orElseThrow().field()).isEqualTo("qty");
    bracket.fill(bracket.first, "6", "50.00");
    assertThat(account.replace(bracket.stop, "5", null).code()).isEqualTo("GROUP_SETS_QUANTITY");
  }

  @Test
  void a_price_that_would_have_an_exit_executed_at_once_is_refused() {
    assertThat(bracket.replacePrice(bracket.stop, null, "50.00").code())
        .isEqualTo("EXIT_PRICES_CROSSED");
    assertThat(bracket.replacePrice(bracket.first, "60.00", null).code())
        .isEqualTo("EXIT_PRICES_CROSSED");
    bracket.fill(bracket.first, "10", "50.00");
    assertThat(bracket.replacePrice(bracket.stop, null, "55.00").code()).isEmpty();
    assertThat(bracket.replacePrice(bracket.target, "44.00", null).code())
        .isEqualTo("EXIT_PRICES_CROSSED");
  }

  @Test
  void a_price_that_is_asked_for_counts_for_the_others_before_it_is_confirmed() {
    bracket.replacePrice(bracket.first, "55.00", null);
    assertThat(bracket.replacePrice(bracket.target, "54.00", null).code())
        .isEqualTo("EXIT_PRICES_CROSSED");
    bracket.confirmReplace(bracket.first);
    bracket.fill(bracket.first, "10", "55.00");
    assertThat(bracket.replacePrice(bracket.stop, null, "57.00").code()).isEmpty();
    assertThat(bracket.replacePrice(bracket.target, "56.00", null).code())
        .isEqualTo("EXIT_PRICES_CROSSED");
    assertThat(bracket.replacePrice(bracket.target, "58.00", null).code()).isEmpty();
  }

  @Test
  void a_price_that_holds_counts_for_the_others_until_another_is_confirmed() {
    bracket.fill(bracket.first, "10", "50.00");
    assertThat(bracket.replacePrice(bracket.target, "70.00", null).code()).isEmpty();
    assertThat(bracket.replacePrice(bracket.stop, null, "65.00").code())
        .isEqualTo("EXIT_PRICES_CROSSED");
    bracket.confirmReplace(bracket.target);
    assertThat(bracket.replacePrice(bracket.stop, null, "65.00").code()).isEmpty();
  }

  @Test
  void a_held_exit_is_cancelled_at_once_and_the_other_and_the_entry_go_as_well() {
    account.cancel(bracket.stop);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.confirmCancel(bracket.first);
    assertThat(account.portfolio().commitments()).isEmpty();
  }
}
