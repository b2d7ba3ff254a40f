package dev.blotter.trading;

import static dev.blotter.trading.Accounts.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.OrderView;
import dev.blotter.order.PendingQuantity;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.PlaceGroup.Exit;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.AcceptOrder;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.order.VenueReport.RejectOrder;
import dev.blotter.order.VenueReport.ReportExpired;
import dev.blotter.order.VenueReport.RestateOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of exits as their entry is executed or ended. */
class EntryWithExitsTest {
  private final Accounts account = Accounts.with("MARGIN", "10000.00");
  private final Bracket bracket = Bracket.buying(account);

  @Test
  void exits_go_to_the_venue_once_their_entry_is_filled_and_bind_what_it_bought_once() {
    var filled = bracket.fill(bracket.first, "10", "50.00");
    assertThat(filled.events().stream().map(e -> e.type()).filter("OrderReinstated"::equals))
        .hasSize(2);
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.PENDING);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(bracket.closing()).containsExactly("10");
    assertThat(account.balance().locked()).isEqualTo(usd("0.00"));
  }

  @Test
  void a_part_that_was_bought_is_guarded_at_once_and_more_as_more_is_bought() {
    bracket.fill(bracket.first, "4", "50.00");
    assertThat(bracket.quantity(bracket.target)).isEqualTo("4");
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("4");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING);
    bracket.fill(bracket.first, "3", "50.00");
    assertThat(bracket.asked(bracket.stop)).isEqualTo("7");
    bracket.fill(bracket.first, "3", "50.00");
    assertThat(bracket.asked(bracket.stop)).as("one request at a time").isEqualTo("7");
    assertThat(bracket.closing()).containsExactly("7");
    bracket.confirmReplace(bracket.stop);
    assertThat(bracket.asked(bracket.stop)).isEqualTo("10");
    bracket.confirmReplace(bracket.stop);
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("10");
    assertThat(bracket.asked(bracket.stop)).isEmpty();
    assertThat(bracket.closing()).containsExactly("10");
  }

  @Test
  void exits_that_wait_leave_nothing_and_those_at_work_what_one_of_them_does() {
    assertThat(leaves()).containsExactly("10");
    bracket.fill(bracket.first, "4", "50.00");
    assertThat(leaves()).as("6 to buy, 4 to sell").containsExactly("2");
    assertThat(pending()).extracting(PendingQuantity::orders).as("all go on").containsExactly(3);
    bracket.fill(bracket.first, "6", "50.00");
    account.report(new RejectOrder(bracket.target, Accounts.VENUE, "no", null, "NO", "no"));
    bracket.confirmReplace(bracket.stop);
    assertThat(leaves()).containsExactly("-10");
  }

  private List<String> leaves() {
    return pending().stream().map(sum -> sum.signed().toPlainString()).toList();
  }

  private List<PendingQuantity> pending() {
    var active =
        Stream.of(bracket.first, bracket.target, bracket.stop)
            .map(id -> OrderView.of(bracket.order(id), 1))
            .filter(OrderView::active)
            .toList();
    return PendingQuantity.of(active);
  }

  @Test
  void orders_whose_day_is_over_end_one_by_one_and_leave_nothing_bound() {
    var day = Bracket.of(account, OrderClass.BRACKET, TimeInForce.DAY);
    day.fill(day.first, "4", "50.00");
    account.trading.pass(Duration.ofDays(3));
    account.run(new ExpireOrder(day.target, "TIME_IN_FORCE_OVER"));
    assertThat(day.closing()).as("the other one guards").containsExactly("4");
    assertThat(day.status(day.first)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    account.run(new ExpireOrder(day.stop, "TIME_IN_FORCE_OVER"));
    assertThat(day.status(day.first)).isEqualTo(OrderStatus.PENDING_CANCEL);
    account.run(new ExpireOrder(day.first, "TIME_IN_FORCE_OVER"));
    assertThat(day.status(day.first)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(day.closing()).isEmpty();
    var idle = Bracket.of(account, OrderClass.OTO, TimeInForce.DAY);
    account.trading.pass(Duration.ofDays(3));
    account.run(new ExpireOrder(idle.first, "TIME_IN_FORCE_OVER"));
    assertThat(idle.order(idle.target).lifecycle().reason().code()).isEqualTo("ENTRY_NOT_EXECUTED");
  }

  @Test
  void an_entry_that_ends_unexecuted_takes_its_exits_with_it() {
    account.cancel(bracket.first);
    assertThat(bracket.status(bracket.stop))
        .as("it may be filled yet")
        .isEqualTo(OrderStatus.SUSPENDED);
    account.confirmCancel(bracket.first);
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.order(bracket.stop).lifecycle().reason().code())
        .isEqualTo("ENTRY_NOT_EXECUTED");
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void so_does_one_that_the_venue_refuses_or_ends() {
    account.report(new RejectOrder(bracket.first, Accounts.VENUE, "no", null, "NO", "no"));
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.CANCELLED);
    var other = Bracket.buying(account);
    account.report(new ReportExpired(other.first, Accounts.VENUE, "over", null, "END", null));
    assertThat(other.status(other.target)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(account.portfolio().commitments()).isEmpty();
  }

  @Test
  void an_entry_that_is_cancelled_in_part_leaves_its_exits_with_what_it_bought() {
    account.cancel(bracket.first);
    bracket.fill(bracket.first, "4", "50.00");
    account.confirmCancel(bracket.first);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.PENDING);
    assertThat(bracket.quantity(bracket.target)).isEqualTo("4");
    assertThat(bracket.closing()).containsExactly("4");
  }

  @Test
  void an_entry_goes_on_no_longer_than_an_exit_guards_it() {
    bracket.fill(bracket.first, "4", "50.00");
    bracket.fill(bracket.target, "4", "60.00");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void no_report_of_a_venue_is_true_of_a_held_exit_but_an_execution() {
    var early = new AcceptOrder(bracket.stop, Accounts.VENUE, "early", null, null);
    assertThat(account.report(early).code()).isEqualTo("ILLEGAL_TRANSITION");
    bracket.fill(bracket.first, "10", "50.00");
    bracket.fill(bracket.stop, "10", "44.00");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.FILLED);
    var gone = Bracket.buying(account);
    assertThat(gone.fill(gone.stop, "1", "44.00").code()).isEmpty();
    assertThat(gone.status(gone.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void a_split_reaches_exits_that_no_venue_has() {
    split(bracket, bracket.first, "2", "1");
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("20");
    assertThat(bracket.order(bracket.stop).terms().stopPrice()).isEqualTo(Price.of("22.50"));
    bracket.fill(bracket.first, "20", "25.00");
    assertThat(bracket.quantity(bracket.stop)).isEqualTo("20");
    assertThat(bracket.closing()).containsExactly("20");
  }

  @Test
  void exits_that_a_venue_restates_one_after_the_other_are_not_taken_for_unequal() {
    bracket.fill(bracket.first, "10", "50.00");
    bracket.fill(bracket.target, "1", "60.00");
    bracket.confirmReplace(bracket.stop);
    split(bracket, bracket.target, "1", "3");
    assertThat(bracket.asked(bracket.target)).isEmpty();
    assertThat(bracket.asked(bracket.stop)).isEmpty();
    split(bracket, bracket.stop, "1", "3");
    assertThat(bracket.asked(bracket.target)).isEmpty();
    assertThat(bracket.asked(bracket.stop)).isEmpty();
    assertThat(bracket.order(bracket.stop).leavesQty()).isEqualTo(Quantity.of("3"));
  }

  private void split(Bracket of, UUID order, String now, String before) {
    of.account.report(
        new RestateOrder(
            order,
            Accounts.VENUE,
            "split-" + order + now,
            null,
            "SPLIT",
            null,
            Ratio.of(now, before)));
  }

  @Test
  void a_busted_entry_takes_its_exits_back() {
    account.fill(bracket.first, "e1", "6", "50.00");
    account.fill(bracket.first, "e2", "4", "50.00");
    account.bust(bracket.first, "b1", "e2");
    assertThat(bracket.asked(bracket.stop)).as("asked for 10 before").isEqualTo("10");
    bracket.confirmReplace(bracket.stop);
    assertThat(bracket.asked(bracket.stop)).isEqualTo("6");
    account.bust(bracket.first, "b2", "e1");
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.status(bracket.first)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.closing()).isEmpty();
  }

  @Test
  void no_more_is_closed_than_the_commission_in_kind_has_left() {
    var cash = Accounts.with("CASH", "1000.00");
    var pair = Symbol.of("BTC/USD");
    var terms = Accounts.terms(pair, Side.BUY, "1", "50.00", TimeInForce.GTC, false);
    var entry = cash.order(terms);
    var target = new Exit(cash.order(terms).orderId(), "target", Price.of("60.00"), null);
    var oto = new PlaceGroup(OrderClass.OTO, entry, target, null);
    cash.run(oto);
    var fee = new Commission(new BigDecimal("0.001"), Currency.of("BTC"));
    cash.report(
        new RecordFill(
            entry.orderId(), Accounts.VENUE, "k", null, Quantity.of("1"), Price.of("50.00"), fee));
    assertThat(cash.state(target.orderId()).terms().quantity()).isEqualTo(Quantity.of("0.999"));
  }

  @Test
  void an_entry_that_only_closed_what_was_owed_has_nothing_for_its_exits() {
    account.cancel(bracket.first);
    account.confirmCancel(bracket.first);
    var owed = account.placed(Side.SELL, "10", "50.00");
    account.fill(owed, "owed", "10", "50.00");
    var covering = Bracket.buying(account);
    covering.fill(covering.first, "10", "50.00");
    assertThat(covering.order(covering.stop).lifecycle().reason().code())
        .isEqualTo("NOTHING_TO_CLOSE");
  }
}
