package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.testing.DeciderSpec;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of an order whose time is over while a replacement of it is not answered. */
class ExpiringOrdersTest {
  private static final Instant LONG_AFTER = Orders.NOW.plusSeconds(36_000);
  private static final ExpireOrder EXPIRE = new ExpireOrder(Orders.ID, "TIME_OVER");

  private final OrderDecider decider = new OrderDecider(Orders.REOPENING);
  private final DeciderSpec<Order, OrderEvent, OrderCommand> spec =
      new DeciderSpec<>(
          new OrderAggregate(),
          (order, command) ->
              order == null && command instanceof OrderCommand.PlaceOrder place
                  ? decider.initialize(place, Orders.PORTFOLIO, null, Orders.NOW)
                  : decider.decide(order, command, time(command)));

  /** The clock ends orders long after all else was asked for. */
  private static Instant time(OrderCommand command) {
    return command instanceof ExpireOrder ? LONG_AFTER : Orders.NOW;
  }

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given accepted(TimeInForce timeInForce) {
    return spec.given(List.of())
        .and(Orders.place(Orders.terms(OrderType.LIMIT, timeInForce, "10")))
        .and(Orders.accept("ack"));
  }

  private static OrderCommand report(ExecType type) {
    return DecidedOrders.command(FixReport.of(type, "report-" + type));
  }

  private static ReplaceOrder replace(
      @Nullable String quantity,
      @Nullable String price,
      @Nullable TimeInForce timeInForce,
      @Nullable Instant expireAt) {
    return new ReplaceOrder(
        Orders.ID,
        null,
        "r",
        null,
        quantity == null ? null : Quantity.of(quantity),
        price == null ? null : Price.of(price),
        null,
        timeInForce,
        expireAt);
  }

  static Stream<Arguments> moreTime() {
    return Stream.of(
        Arguments.of(TimeInForce.GTD, replace(null, null, TimeInForce.GTC, null)),
        Arguments.of(TimeInForce.GTD, replace(null, null, null, LONG_AFTER.plusSeconds(1))),
        Arguments.of(TimeInForce.DAY, replace(null, null, TimeInForce.GTC, null)));
  }

  @ParameterizedTest
  @MethodSource("moreTime")
  void an_order_that_may_have_been_given_more_time_is_not_ended_before_that_is_known(
      TimeInForce timeInForce, ReplaceOrder moreTime) {
    accepted(timeInForce)
        .and(moreTime)
        .when(EXPIRE)
        .refusedWith(OrderRejection.NOT_YET_EXPIRED)
        .when(report(ExecType.REPLACED))
        .happened("OrderUpdated")
        .when(EXPIRE)
        .refusedWith(OrderRejection.NOT_YET_EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("moreTime")
  void an_order_that_was_given_no_more_time_is_ended_then(
      TimeInForce timeInForce, ReplaceOrder moreTime) {
    accepted(timeInForce)
        .and(moreTime)
        .and(report(ExecType.REPLACE_REJECTED))
        .when(EXPIRE)
        .happened("OrderExpired");
  }

  @Test
  void a_replacement_that_ends_by_then_as_well_holds_up_no_end() {
    accepted(TimeInForce.GTD)
        .and(replace(null, "101", null, null))
        .when(EXPIRE)
        .happened("OrderExpired");
    accepted(TimeInForce.GTD)
        .and(replace(null, null, null, LONG_AFTER))
        .when(EXPIRE)
        .happened("OrderExpired");
  }

  @Test
  void a_replacement_that_gives_less_time_counts_once_it_is_confirmed() {
    accepted(TimeInForce.GTC)
        .and(replace(null, null, TimeInForce.GTD, LONG_AFTER))
        .when(EXPIRE)
        .refusedWith(OrderRejection.NOT_YET_EXPIRED)
        .and(report(ExecType.REPLACED))
        .when(EXPIRE)
        .happened("OrderExpired");
  }

  @Test
  void an_order_that_was_executed_as_a_whole_is_filled_and_not_expired() {
    var over =
        accepted(TimeInForce.GTD)
            .and(replace("15", null, null, null))
            .and(Orders.fill("f", "10", "100"))
            .when(EXPIRE)
            .happened("OrderModifyRejected");
    assertThat(over.state().status()).isEqualTo(OrderStatus.FILLED);
    over.when(EXPIRE).nothingHappened();
  }

  @Test
  void a_filled_order_that_may_be_replaced_by_more_for_longer_waits_for_that() {
    accepted(TimeInForce.GTD)
        .and(replace("15", null, TimeInForce.GTC, null))
        .and(Orders.fill("f", "10", "100"))
        .when(EXPIRE)
        .refusedWith(OrderRejection.NOT_YET_EXPIRED);
  }

  @Test
  void an_order_that_is_done_for_the_day_works_on_by_what_it_is_replaced_by() {
    for (var timeInForce : List.of(TimeInForce.GTC, TimeInForce.GTD)) {
      var replaced =
          accepted(timeInForce)
              .and(report(ExecType.DONE_FOR_DAY))
              .and(replace(null, null, TimeInForce.DAY, null))
              .when(report(ExecType.REPLACED))
              .happened("OrderUpdated");
      assertThat(replaced.state().status()).isEqualTo(OrderStatus.ACCEPTED);
      assertThat(replaced.state().leavesQty()).isEqualTo(Quantity.of("10"));
    }
  }

  @Test
  void an_order_whose_only_day_is_done_goes_on_while_it_may_have_been_given_more_days() {
    var done =
        accepted(TimeInForce.DAY)
            .and(replace(null, null, TimeInForce.GTC, null))
            .when(report(ExecType.DONE_FOR_DAY))
            .happened("OrderDoneForDay");
    assertThat(done.state().status()).isEqualTo(OrderStatus.PENDING_REPLACE);
    var replaced = done.when(report(ExecType.REPLACED)).happened("OrderUpdated");
    assertThat(replaced.state().status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void and_is_over_once_they_are_refused_or_filled_where_it_was_executed_as_a_whole() {
    var refused =
        accepted(TimeInForce.DAY)
            .and(replace(null, null, TimeInForce.GTC, null))
            .and(report(ExecType.DONE_FOR_DAY))
            .when(report(ExecType.REPLACE_REJECTED))
            .happened("OrderModifyRejected");
    assertThat(refused.state().status()).isEqualTo(OrderStatus.DONE_FOR_DAY);
    assertThat(refused.state().active()).isFalse();
    var filled =
        accepted(TimeInForce.DAY)
            .and(replace("15", null, TimeInForce.GTC, null))
            .and(Orders.fill("f", "10", "100"))
            .and(report(ExecType.DONE_FOR_DAY))
            .when(report(ExecType.REPLACE_REJECTED))
            .happened("OrderModifyRejected");
    assertThat(filled.state().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void the_end_of_its_only_day_leaves_a_filled_order_filled() {
    var over =
        accepted(TimeInForce.DAY)
            .and(replace("15", null, null, null))
            .and(Orders.fill("f", "10", "100"))
            .when(report(ExecType.DONE_FOR_DAY))
            .happened("OrderModifyRejected");
    assertThat(over.state().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void a_filled_order_of_many_days_may_be_replaced_by_more_on_another() {
    accepted(TimeInForce.GTC)
        .and(replace("15", null, null, null))
        .and(Orders.fill("f", "10", "100"))
        .when(report(ExecType.DONE_FOR_DAY))
        .happened("OrderDoneForDay")
        .when(report(ExecType.REPLACED))
        .happened("OrderUpdated");
  }
}
