package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.order.OrderFigures;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.testing.InMemoryTrading.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a venue executes beyond an order is booked whole, and told apart. */
class OverfillTest {
  private final Accounts account = Accounts.with("CASH", "1000.00");
  private final UUID order = account.placed(Side.BUY, "10", "50.00");

  @Test
  void the_order_is_filled_and_position_and_cash_move_by_all_that_was_executed() {
    account.fill(order, "e1", "4", "50.00");
    account.fill(order, "e2", "8", "48.00", "1.00");
    assertFigures(OrderStatus.FILLED, "10", "2", "0");
    assertThat(figures().avgPx()).isEqualTo(Price.of("48.6666666667"));
    assertThat(account.held(AAPL)).isEqualByComparingTo("12");
    assertThat(account.balance().total()).isEqualTo(usd("415.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void it_is_booked_where_it_costs_more_than_there_is() {
    account.fill(order, "e1", "30", "50.00");
    assertThat(account.balance().free()).isEqualTo(usd("-500.00"));
    var code = account.run(account.order(Side.BUY, "1", "1.00")).code();
    assertThat(code).isEqualTo("NOTIONAL_EXCEEDS_FREE_BALANCE");
  }

  @Test
  void a_sale_of_more_than_is_held_turns_the_position() {
    account.fill(order, "e1", "10", "50.00");
    var sale = account.placed(Side.SELL, "10", "60.00");
    account.fill(sale, "e2", "12", "60.00");
    assertThat(account.held(AAPL)).isEqualByComparingTo("-2");
    assertThat(account.balance().total()).isEqualTo(usd("1220.00"));
    assertThat(account.portfolio().account().closing().sell()).isEmpty();
  }

  @Test
  void what_is_executed_of_a_filled_order_is_beyond_it() {
    account.fill(order, "e1", "10", "50.00");
    account.fill(order, "e2", "1", "50.00");
    assertFigures(OrderStatus.FILLED, "10", "1", "0");
    assertThat(account.held(AAPL)).isEqualByComparingTo("11");
  }

  @Test
  void what_is_executed_late_beyond_a_cancelled_order_leaves_it_cancelled() {
    account.fill(order, "e1", "4", "50.00");
    account.confirmCancel(order);
    account.fill(order, "late", "9", "50.00");
    assertFigures(OrderStatus.CANCELLED, "10", "3", "0");
    assertThat(account.held(AAPL)).isEqualByComparingTo("13");
  }

  @Test
  void the_same_report_again_changes_nothing_and_another_content_is_refused() {
    account.run(report("12"));
    assertThat(account.run(report("12")).events()).isEmpty();
    assertThat(account.run(report("10")).code()).isEqualTo("EXEC_ID_REUSED");
    assertThat(account.held(AAPL)).isEqualByComparingTo("12");
  }

  private RecordFill report(String quantity) {
    var price = Price.of("50.00");
    return new RecordFill(order, Accounts.VENUE, "e1", null, Quantity.of(quantity), price, null);
  }

  @Test
  void once_it_is_busted_the_order_goes_on_with_what_it_had() {
    account.fill(order, "e1", "4", "50.00");
    account.fill(order, "e2", "8", "50.00");
    account.bust(order, "b1", "e2");
    assertFigures(OrderStatus.PARTIALLY_FILLED, "4", null, "6");
    assertThat(account.balance().total()).isEqualTo(usd("800.00"));
    assertThat(account.balance().locked()).isEqualTo(usd("300.00"));
  }

  @Test
  void once_another_execution_is_busted_it_counts_for_the_order() {
    account.fill(order, "e1", "4", "50.00");
    account.fill(order, "e2", "8", "50.00");
    account.bust(order, "b1", "e1");
    assertFigures(OrderStatus.PARTIALLY_FILLED, "8", null, "2");
    assertThat(account.balance().locked()).isEqualTo(usd("100.00"));
  }

  @Test
  void a_correction_may_bring_it_about_and_undo_it() {
    account.fill(order, "e1", "10", "50.00");
    account.correct(order, "x1", "e1", "12", "50.00");
    assertFigures(OrderStatus.FILLED, "10", "2", "0");
    assertThat(account.held(AAPL)).isEqualByComparingTo("12");
    account.correct(order, "x2", "x1", "9", "50.00");
    assertFigures(OrderStatus.PARTIALLY_FILLED, "9", null, "1");
    assertThat(account.balance().total()).isEqualTo(usd("550.00"));
  }

  @Test
  void a_larger_total_that_is_confirmed_takes_it_in() {
    account.replace(order, "20", "50.00");
    account.fill(order, "e1", "12", "50.00");
    assertFigures(OrderStatus.PENDING_REPLACE, "10", "2", "0");
    account.run(new ConfirmReplace(order, Accounts.VENUE, "r1", null));
    assertFigures(OrderStatus.PARTIALLY_FILLED, "12", null, "8");
    assertThat(account.balance().locked()).isEqualTo(usd("400.00"));
  }

  @Test
  void a_smaller_total_that_is_confirmed_leaves_it() {
    account.replace(order, "5", "50.00");
    account.fill(order, "e1", "12", "50.00");
    account.run(new ConfirmReplace(order, Accounts.VENUE, "r1", null));
    assertFigures(OrderStatus.FILLED, "10", "2", "0");
  }

  @Test
  void a_total_that_is_refused_leaves_nothing_locked() {
    account.replace(order, "15", "50.00");
    account.fill(order, "e1", "12", "50.00");
    account.run(new RejectReplace(order, Accounts.VENUE, "r1", null, "NO", "no"));
    assertFigures(OrderStatus.FILLED, "10", "2", "0");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void more_than_an_order_or_a_position_can_be_is_refused() {
    var most = "999999999999999.999999999";
    assertRefused(account.fill(order, "e1", "10", "0.01"), "");
    assertRefused(account.fill(order, "e2", most, "0.01"), "OUT_OF_RANGE");
    var other = account.placed(Side.SELL, "10", "50.00");
    assertRefused(account.fill(other, "e3", most, "0.01"), "OUT_OF_RANGE");
    assertRefused(account.correct(order, "x1", "e1", most, "0.01"), "OUT_OF_RANGE");
    assertThat(account.held(AAPL)).isEqualByComparingTo("10");
  }

  private static void assertRefused(Outcome outcome, String code) {
    assertThat(outcome.code()).isEqualTo(code);
  }

  private OrderFigures figures() {
    return account.state(order).figures();
  }

  private void assertFigures(OrderStatus status, String cum, String overfill, String leaves) {
    var total = account.state(order).terms().quantity();
    var beyond = overfill == null ? null : Quantity.of(overfill);
    assertThat(figures())
        .isEqualTo(
            new OrderFigures(
                status, total, Quantity.of(cum), beyond, Quantity.of(leaves), figures().avgPx()));
  }
}
