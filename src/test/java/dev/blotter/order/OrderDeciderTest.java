package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Rejection;
import dev.blotter.order.OrderCommand.CancelOrder;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.testing.DeciderSpec;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderDeciderTest {

  private final OrderDecider decider = new OrderDecider(OrderPolicies.STANDARD);
  private final DeciderSpec<Order, OrderEvent, OrderCommand> spec =
      new DeciderSpec<>(
          new OrderAggregate(),
          (order, command) ->
              command instanceof OrderCommand.PlaceOrder place && order == null
                  ? decider.initialize(place, Orders.PORTFOLIO, null, Orders.NOW)
                  : decider.decide(order, command, Orders.NOW));

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given placed(TimeInForce timeInForce) {
    var terms = Orders.terms(OrderType.LIMIT, timeInForce, "100");
    return spec.given(List.of()).and(Orders.place(terms));
  }

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given accepted() {
    return placed(TimeInForce.DAY).and(Orders.accept("ack"));
  }

  private static OrderCommand report(ExecType type) {
    return DecidedOrders.command(FixReport.of(type, "report-" + type));
  }

  @Test
  void nothing_can_be_asked_of_an_order_that_is_not_there() {
    spec.given(List.of()).when(Orders.cancel("c")).refusedWith(OrderRejection.ORDER_NOT_FOUND);
  }

  @Test
  void another_users_order_is_not_found() {
    var stranger = new UUID(1, 2);
    accepted()
        .when(new CancelOrder(Orders.ID, stranger, "c", null))
        .refusedWith(OrderRejection.ORDER_NOT_FOUND);
  }

  @Test
  void a_fill_may_come_before_the_acknowledgement_which_then_adds_the_venues_id() {
    placed(TimeInForce.DAY)
        .when(Orders.fill("f", "100", "100"))
        .happened("OrderFilled")
        .when(Orders.accept("ack"))
        .happened("OrderAccepted")
        .when(Orders.accept("again"))
        .nothingHappened();
  }

  @Test
  void a_cancel_asked_for_twice_is_pending_once() {
    accepted()
        .when(Orders.cancel("a"))
        .happened("OrderPendingCancel")
        .when(Orders.cancel("b"))
        .nothingHappened()
        .when(Orders.cancelled("done"))
        .happened("OrderCanceled")
        .when(Orders.cancel("c"))
        .nothingHappened();
  }

  @Test
  void a_filled_order_cannot_be_cancelled() {
    accepted()
        .and(Orders.fill("f", "100", "100"))
        .when(Orders.cancel("c"))
        .refusedWith(OrderRejection.ORDER_ALREADY_FILLED);
  }

  @Test
  void an_expired_order_cannot_be_cancelled() {
    accepted()
        .and(report(ExecType.EXPIRED))
        .when(Orders.cancel("c"))
        .refusedWith(OrderRejection.ORDER_NOT_ACTIVE);
  }

  @Test
  void the_last_fill_answers_a_pending_cancel() {
    accepted()
        .and(Orders.cancel("c"))
        .when(Orders.fill("f", "100", "100"))
        .happened("OrderFilled", "OrderCancelRejected")
        .when(report(ExecType.CANCEL_REJECTED))
        .nothingHappened();
  }

  @Test
  void a_second_replacement_waits_for_the_first() {
    accepted()
        .and(Orders.replace("a", "200"))
        .when(Orders.replace("b", "300"))
        .refusedWith(OrderRejection.REPLACE_IN_PROGRESS);
  }

  @Test
  void a_replacement_is_refused_while_a_cancel_is_pending_but_not_the_other_way_round() {
    accepted()
        .and(Orders.cancel("a"))
        .when(Orders.replace("b", "300"))
        .refusedWith(OrderRejection.CANCEL_IN_PROGRESS);
    accepted()
        .and(Orders.replace("a", "200"))
        .when(Orders.cancel("b"))
        .happened("OrderPendingCancel");
  }

  @Test
  void a_replacement_must_name_a_change() {
    var nothing = new ReplaceOrder(Orders.ID, null, "r", null, null, null, null, null, null);
    accepted().when(nothing).refusedWith(OrderRejection.NOTHING_TO_REPLACE);
  }

  @Test
  void what_was_not_asked_for_cannot_be_answered() {
    accepted().when(report(ExecType.REPLACED)).refusedWith(OrderRejection.NO_PENDING_REPLACE);
    accepted().when(report(ExecType.CANCEL_REJECTED)).refusedWith(OrderRejection.NO_PENDING_CANCEL);
  }

  @Test
  void more_than_was_ordered_is_recorded_and_more_than_can_be_kept_is_not() {
    accepted().when(Orders.fill("f", "100.000000001", "100")).happened("OrderFilled");
    accepted()
        .and(Orders.fill("f", "999999999999999", "100"))
        .when(Orders.fill("g", "1", "100"))
        .refusedWith(OrderRejection.OUT_OF_RANGE);
  }

  @Test
  void a_split_scales_what_is_beyond_the_order_too_unless_it_cannot_be_kept() {
    accepted()
        .and(Orders.replace("r", "200"))
        .and(Orders.fill("f", "400000000000000", "100"))
        .and(Orders.fill("g", "400000000000000", "100"))
        .when(split("2"))
        .refusedWith(OrderRejection.OUT_OF_RANGE);
    var story =
        new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, "10"))
            .and(Orders.replace("r", "11"))
            .and(Orders.fill("f", "12", "100"))
            .and(split("2"));
    assertThat(story.order().cumQty()).isEqualTo(Quantity.of("20"));
    assertThat(story.order().overfillQty()).isEqualTo(Quantity.of("4"));
    assertThat(story.and(report(ExecType.REPLACED)).order().overfillQty())
        .isEqualTo(Quantity.of("2"));
  }

  private static RestateOrder split(String ratio) {
    return new RestateOrder(
        Orders.ID, Orders.VENUE, "s", null, "SPLIT", null, Ratio.of(ratio, "1"));
  }

  @Test
  void a_suspended_order_rests_until_it_is_reinstated() {
    var resting =
        accepted()
            .when(Orders.reinstate("early"))
            .nothingHappened()
            .when(report(ExecType.SUSPENDED))
            .happened("OrderSuspended")
            .when(report(ExecType.SUSPENDED))
            .nothingHappened();
    assertThat(resting.state().status()).isEqualTo(OrderStatus.SUSPENDED);
    var working = resting.when(Orders.reinstate("r")).happened("OrderReinstated");
    assertThat(working.state().status()).isEqualTo(OrderStatus.ACCEPTED);
    working
        .and(Orders.fill("f", "100", "100"))
        .when(Orders.reinstate("late"))
        .refusedWith(OrderRejection.ILLEGAL_TRANSITION);
  }

  @Test
  void a_partly_filled_order_cannot_be_rejected_any_more() {
    accepted()
        .and(Orders.fill("f", "1", "100"))
        .when(report(ExecType.REJECTED))
        .refusedWith(OrderRejection.ILLEGAL_TRANSITION);
  }

  @Test
  void what_an_immediate_order_does_not_get_at_once_expires() {
    placed(TimeInForce.IOC)
        .when(Orders.fill("f", "30", "100"))
        .happened("OrderFilled", "OrderExpired")
        .when(report(ExecType.CANCELED))
        .nothingHappened()
        .when(Orders.fill("g", "20", "100"))
        .happened("OrderFilled");
  }

  @Test
  void a_fill_answers_the_pending_replacement_of_an_immediate_order() {
    placed(TimeInForce.FOK)
        .and(Orders.replace("r", "200"))
        .when(Orders.fill("f", "100", "100"))
        .happened("OrderFilled", "OrderModifyRejected")
        .when(report(ExecType.REPLACE_REJECTED))
        .nothingHappened();
  }

  @Test
  void a_fill_or_kill_order_takes_all_or_nothing() {
    placed(TimeInForce.FOK)
        .when(Orders.fill("f", "99", "100"))
        .refusedWith(OrderRejection.FOK_PARTIAL_FILL)
        .when(Orders.fill("f", "101", "100"))
        .happened("OrderFilled");
  }

  @Test
  void a_correction_must_name_the_last_report_of_an_execution() {
    accepted()
        .and(Orders.fill("f", "10", "100"))
        .and(Orders.correct("g", "f", "11", "100"))
        .when(Orders.correct("h", "f", "12", "100"))
        .refusedWith(OrderRejection.EXECUTION_ALREADY_CORRECTED)
        .when(Orders.correct("h", "unknown", "12", "100"))
        .refusedWith(OrderRejection.UNKNOWN_EXECUTION);
  }

  @Test
  void an_order_expires_only_once_its_time_is_over() {
    var expire = new ExpireOrder(Orders.ID, "DAY_OVER");
    var order = accepted().when(expire).refusedWith(OrderRejection.NOT_YET_EXPIRED).state();
    var close = Instant.parse("2026-03-02T21:00:00Z");
    assertThat(order.terms().expireAt()).isEqualTo(close);
    assertThat(decider.decide(order, expire, close).toString()).contains("OrderExpired");
  }

  @Test
  void a_denied_order_leaves_a_trace() {
    var place = Orders.place(Orders.terms(OrderType.LIMIT, TimeInForce.DAY, "100"));
    var reason = Rejection.of(OrderRejection.TRADING_HALTED, "Trading is halted.");
    var events = decider.deny(place, Orders.PORTFOLIO, null, reason, Orders.NOW);
    assertThat(events)
        .extracting(OrderEvent::type)
        .containsExactly("OrderInitialized", "OrderDenied");
    assertThat(OrderStory.replay(events).status()).isEqualTo(OrderStatus.DENIED);
  }
}
