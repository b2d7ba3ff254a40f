package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.OrderStatus;
import dev.blotter.order.PlaceGroup;
import dev.blotter.order.TimeInForce;
import dev.blotter.order.VenueReport.RejectReplace;
import dev.blotter.order.VenueReport.ReportDoneForDay;
import dev.blotter.position.PositionCommand.ReconcilePosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exits at work whose position something else than their group has moved. */
class ExitsBesideOthersTest {
  private final Accounts account = Accounts.with("MARGIN", "100000.00");
  private UUID purchase;

  @Test
  void exits_of_what_another_order_has_closed_are_asked_to_be_cancelled() {
    var bracket = bought();
    sell("10");
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.closing()).isEmpty();
  }

  @Test
  void of_a_part_that_is_left_they_are_asked_to_close_that() {
    var bracket = bought();
    sell("4");
    assertAsked(bracket, "6");
    assertThat(bracket.closing()).containsExactly("6");
  }

  @Test
  void where_their_owner_replaces_one_it_is_asked_once_that_is_answered() {
    var bracket = bought();
    bracket.replacePrice(bracket.stop, null, "46.00");
    sell("4");
    assertThat(bracket.asked(bracket.stop)).isEqualTo("10");
    bracket.confirmReplace(bracket.stop);
    assertThat(bracket.asked(bracket.stop)).isEqualTo("6");
  }

  @Test
  void so_are_two_exits_of_what_was_held_that_may_only_reduce_it() {
    var exits = reducing();
    sell("4");
    assertAsked(exits, "6");
    sell("6");
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void so_are_exits_of_a_purchase_that_is_busted_or_was_less() {
    var exits = reducing();
    account.correct(purchase, "x", "held", "7", "50.00");
    assertAsked(exits, "7");
    account.bust(purchase, "b", "x");
    assertThat(exits.status(exits.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void so_are_those_of_a_position_that_a_statement_has_less_of() {
    var bracket = bought();
    var holding = account.portfolio().account().holding(Accounts.AAPL).orElseThrow();
    var less = new BigDecimal("-3");
    account.run(new ReconcilePosition(holding.positionId(), "statement", less, null));
    assertAsked(bracket, "7");
    assertThat(bracket.closing()).containsExactly("7");
  }

  @Test
  void what_a_sale_is_to_close_once_more_they_are_asked_to_close_once_it_is_cancelled() {
    var bracket = bought();
    var sale = soldAndBusted(bracket, TimeInForce.GTC);
    assertAsked(bracket, "");
    account.cancel(sale);
    account.confirmCancel(sale);
    assertAsked(bracket, "10");
    assertThat(bracket.closing()).containsExactly("10");
  }

  @Test
  void or_once_its_time_is_over() {
    var bracket = bought();
    var sale = soldAndBusted(bracket, TimeInForce.DAY);
    account.trading.pass(Duration.ofDays(3));
    assertThat(account.run(new ExpireOrder(sale, "TIME_IN_FORCE_OVER")).code()).isEmpty();
    assertAsked(bracket, "10");
  }

  @Test
  void or_once_a_refused_replacement_leaves_its_day_over() {
    var bracket = bought();
    var sale = soldAndBusted(bracket, TimeInForce.DAY);
    account.run(
        new ReplaceOrder(
            sale, account.user, "longer", null, null, null, null, TimeInForce.GTC, null));
    account.report(new ReportDoneForDay(sale, Accounts.VENUE, "evening", null));
    assertAsked(bracket, "");
    account.report(new RejectReplace(sale, Accounts.VENUE, "refused", null, "NO", "no"));
    assertAsked(bracket, "10");
  }

  @Test
  void whatever_was_bought_in_between() {
    var bracket = bought();
    var sale = soldAndBusted(bracket, TimeInForce.GTC);
    var more = account.placed(Side.BUY, "1", "50.00");
    account.fill(more, "more", "1", "50.00");
    account.cancel(sale);
    account.confirmCancel(sale);
    assertAsked(bracket, "10");
  }

  /** A sale of 4, whose execution counts no more after the exits have given way to it. */
  private UUID soldAndBusted(Bracket bracket, TimeInForce timeInForce) {
    var terms = Accounts.terms(Accounts.AAPL, Side.SELL, "4", "55.00", timeInForce, false);
    var order = account.order(terms);
    account.run(order);
    var sale = order.orderId();
    account.accept(sale);
    account.fill(sale, "sold", "4", "55.00");
    bracket.confirmReplace(bracket.target);
    bracket.confirmReplace(bracket.stop);
    account.bust(sale, "busted", "sold");
    return sale;
  }

  @Test
  void so_are_exits_that_cover_what_is_owed() {
    var group = account.group(OrderClass.BRACKET, Side.SELL, "10", "50.00", "40.00", "55.00");
    var bracket = new Bracket(account, group);
    bracket.fill(bracket.first, "10", "50.00");
    var cover = account.placed(Side.BUY, "10", "45.00");
    account.fill(cover, "cover", "10", "45.00");
    assertThat(bracket.status(bracket.target)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void of_two_groups_the_later_one_gives_way() {
    var earlier = bought();
    var later = bought();
    sell("10");
    assertThat(later.status(later.stop)).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(earlier.status(earlier.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(earlier.asked(earlier.stop)).isEmpty();
    assertThat(earlier.closing()).containsExactly("10");
  }

  @Test
  void exits_for_which_enough_is_left_go_on() {
    var bracket = bought();
    var more = account.placed(Side.BUY, "10", "50.00");
    account.fill(more, "more", "10", "50.00");
    sell("10");
    assertAsked(bracket, "");
    assertThat(bracket.status(bracket.stop)).isEqualTo(OrderStatus.PENDING);
    assertThat(bracket.closing()).containsExactly("10");
  }

  @Test
  void two_exits_that_may_open_the_other_side_go_on() {
    var exits = Bracket.selling(account);
    sell("4");
    assertAsked(exits, "");
    assertThat(exits.status(exits.stop)).isEqualTo(OrderStatus.PENDING);
  }

  private static void assertAsked(Bracket bracket, String quantity) {
    assertThat(bracket.asked(bracket.target)).isEqualTo(quantity);
    assertThat(bracket.asked(bracket.stop)).isEqualTo(quantity);
  }

  private Bracket bought() {
    var bracket = Bracket.buying(account);
    bracket.fill(bracket.first, "10", "50.00");
    return bracket;
  }

  /** An order of its own, which is not kept from selling more than is held. */
  private void sell(String quantity) {
    var order = account.placed(Side.SELL, quantity, "55.00");
    account.fill(order, "sold-" + order, quantity, "55.00");
  }

  /** Two exits of 10 that are held and may only be reduced. */
  private Bracket reducing() {
    purchase = account.placed(Side.BUY, "10", "50.00");
    account.fill(purchase, "held", "10", "50.00");
    var group = account.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00");
    var terms = Accounts.terms(Accounts.AAPL, Side.SELL, "10", null, TimeInForce.GTC, true);
    var first = SameOrder.on(group.first(), SameOrder.withoutLimit(terms));
    return new Bracket(
        account, new PlaceGroup(OrderClass.OCO, first, group.takeProfit(), group.stopLoss()));
  }
}
