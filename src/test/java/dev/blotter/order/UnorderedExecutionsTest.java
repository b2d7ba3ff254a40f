package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderEvent.OrderExpired;
import dev.blotter.order.OrderEvent.OrderFilled;
import dev.blotter.testing.DeciderSpec;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What venues execute of orders that do not allow it: it has happened, so it is recorded. */
class UnorderedExecutionsTest {

  private final OrderDecider decider = new OrderDecider(OrderPolicies.STANDARD);

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given given(List<OrderEvent> events) {
    return new DeciderSpec<Order, OrderEvent, OrderCommand>(
            new OrderAggregate(), (order, command) -> decider.decide(order, command, Orders.NOW))
        .given(events);
  }

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given fillOrKill(OrderCommand... commands) {
    var story = new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.FOK, "100"));
    Stream.of(commands).forEach(story::and);
    return given(story.events());
  }

  private static OrderCommand report(ExecType type) {
    return DecidedOrders.command(FixReport.of(type, "report-" + type));
  }

  @Test
  void a_fill_or_kill_order_that_is_reported_in_parts_is_filled_by_the_last() {
    var story = new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.FOK, "100"));
    assertFigures(
        story.and(Orders.fill("f", "40", "100")), OrderStatus.PARTIALLY_FILLED, "40", "60");
    assertFigures(story.and(Orders.fill("g", "60", "100")), OrderStatus.FILLED, "100", "0");
  }

  @Test
  void what_a_venue_kills_of_a_fill_or_kill_order_that_it_has_executed_in_part_expires() {
    for (var end : List.of(report(ExecType.CANCELED), report(ExecType.EXPIRED))) {
      fillOrKill(Orders.fill("f", "40", "100")).when(end).happened("OrderExpired");
    }
    var story =
        new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.FOK, "100"))
            .and(Orders.fill("f", "40", "100"))
            .and(report(ExecType.CANCELED));
    assertFigures(story, OrderStatus.EXPIRED, "40", "0");
    var end = story.events(OrderExpired.class).getLast();
    assertThat(end.code()).isEqualTo("FOK_REMAINDER");
    assertThat(end.expired()).isEqualTo(Quantity.of("60"));
  }

  @Test
  void what_a_venue_leaves_of_a_fill_or_kill_order_for_too_long_expires() {
    var order =
        fillOrKill(Orders.fill("f", "40", "100"))
            .when(new ExpireOrder(Orders.ID, "TIME_OVER"))
            .refusedWith(OrderRejection.NOT_YET_EXPIRED)
            .state();
    var late = Instant.MAX;
    assertThat(decider.decide(order, new ExpireOrder(Orders.ID, "TIME_OVER"), late).toString())
        .contains("FOK_REMAINDER");
  }

  @Test
  void a_fill_or_kill_order_without_an_execution_is_cancelled_and_keeps_the_venues_word() {
    var story =
        new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.FOK, "100"))
            .and(report(ExecType.CANCELED));
    assertFigures(story, OrderStatus.CANCELLED, "0", "0");
  }

  @Test
  void what_a_filled_fill_or_kill_order_loses_to_a_bust_or_a_correction_expires() {
    fillOrKill(Orders.fill("f", "40", "100"), Orders.fill("g", "60", "100"))
        .when(Orders.bust("b", "f"))
        .happened("OrderFillBusted", "OrderExpired");
    fillOrKill(Orders.fill("f", "100", "100"))
        .when(Orders.correct("c", "f", "70", "100"))
        .happened("OrderFillCorrected", "OrderExpired");
  }

  @Test
  void a_part_that_is_busted_before_the_rest_has_come_leaves_the_order_waiting() {
    fillOrKill(Orders.fill("f", "40", "100"))
        .when(Orders.bust("b", "f"))
        .happened("OrderFillBusted")
        .when(Orders.fill("g", "100", "100"))
        .happened("OrderFilled");
  }

  @Test
  void a_rejected_order_that_is_executed_stays_rejected_with_what_was_executed() {
    var story =
        new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.DAY, "100"))
            .and(report(ExecType.REJECTED))
            .and(Orders.fill("f", "40", "100"));
    assertFigures(story, OrderStatus.REJECTED, "40", "0");
    assertThat(story.events(OrderFilled.class)).allMatch(OrderFilled::late);
    assertFigures(story.and(Orders.fill("g", "70", "100")), OrderStatus.REJECTED, "100", "0");
    assertThat(story.order().overfillQty()).isEqualTo(Quantity.of("10"));
    story.and(Orders.bust("b", "f")).and(Orders.correct("c", "g", "5", "100"));
    assertFigures(story, OrderStatus.REJECTED, "5", "0");
  }

  @Test
  void a_denied_order_that_is_executed_all_the_same_stays_denied() {
    var place = Orders.place(Orders.terms(OrderType.LIMIT, TimeInForce.DAY, "100"));
    var reason = Rejection.of(OrderRejection.TRADING_HALTED, "Trading is halted.");
    var order =
        given(decider.deny(place, Orders.PORTFOLIO, null, reason, Orders.NOW))
            .when(Orders.fill("f", "100", "100"))
            .happened("OrderFilled")
            .state();
    assertThat(order.status()).isEqualTo(OrderStatus.DENIED);
    assertThat(order.cumQty()).isEqualTo(Quantity.of("100"));
    assertThat(order.active()).isFalse();
  }

  private static void assertFigures(
      OrderStory story, OrderStatus status, String cum, String leaves) {
    var figures = story.events().getLast().figures();
    assertThat(figures.status()).isEqualTo(status);
    assertThat(figures.cumQty()).isEqualTo(Quantity.of(cum));
    assertThat(figures.leavesQty()).isEqualTo(Quantity.of(leaves));
  }
}
