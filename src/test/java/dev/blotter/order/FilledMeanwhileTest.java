package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.testing.DeciderSpec;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of an order that is executed as a whole while a replacement of it is not answered. */
class FilledMeanwhileTest {

  private final OrderDecider decider = new OrderDecider(OrderPolicies.STANDARD);
  private final DeciderSpec<Order, OrderEvent, OrderCommand> spec =
      new DeciderSpec<>(
          new OrderAggregate(),
          (order, command) ->
              order == null && command instanceof OrderCommand.PlaceOrder place
                  ? decider.initialize(place, Orders.PORTFOLIO, null, Orders.NOW)
                  : decider.decide(order, command, Orders.NOW));

  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given accepted() {
    return spec.given(List.of())
        .and(Orders.place(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, "10")))
        .and(Orders.accept("ack"));
  }

  /** All of ten is executed, and twenty are asked for. */
  private DeciderSpec<Order, OrderEvent, OrderCommand>.Given mayGrow() {
    return accepted().and(Orders.replace("r", "20")).and(Orders.fill("f", "10", "100"));
  }

  private static OrderCommand report(ExecType type) {
    return DecidedOrders.command(FixReport.of(type, "report-" + type));
  }

  /** Replacements after which nothing is left of ten that are executed. */
  static Stream<ReplaceOrder> noMore() {
    return Stream.of(
        new ReplaceOrder(Orders.ID, null, "price", null, null, Price.of("101"), null, null, null),
        new ReplaceOrder(Orders.ID, null, "less", null, Quantity.of("6"), null, null, null, null));
  }

  @ParameterizedTest
  @MethodSource("noMore")
  void the_fill_answers_a_replacement_by_no_more(ReplaceOrder noMore) {
    var fill = accepted().and(noMore).when(Orders.fill("f", "10", "100"));
    assertThat(fill.events())
        .extracting(event -> event.figures().status())
        .containsOnly(OrderStatus.FILLED);
    fill.happened("OrderFilled", "OrderModifyRejected")
        .when(report(ExecType.REPLACE_REJECTED))
        .nothingHappened()
        .when(Orders.cancel("c"))
        .refusedWith(OrderRejection.ORDER_ALREADY_FILLED);
  }

  @ParameterizedTest
  @MethodSource("noMore")
  void the_fill_answers_a_cancel_with_it(ReplaceOrder noMore) {
    accepted()
        .and(noMore)
        .and(Orders.cancel("c"))
        .when(Orders.fill("f", "10", "100"))
        .happened("OrderFilled", "OrderModifyRejected", "OrderCancelRejected");
  }

  @Test
  void a_replacement_by_more_is_waited_for_and_can_be_cancelled() {
    var waits = mayGrow();
    assertThat(waits.state().status()).isEqualTo(OrderStatus.PENDING_REPLACE);
    var cancelling = waits.when(Orders.cancel("c")).happened("OrderPendingCancel");
    assertThat(cancelling.state().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
  }

  @Test
  void a_cancel_is_not_lost_where_the_venue_has_taken_the_replacement_first() {
    var cancelling =
        accepted()
            .and(Orders.replace("r", "20"))
            .and(Orders.cancel("c"))
            .when(Orders.fill("f", "10", "100"))
            .happened("OrderFilled");
    assertThat(cancelling.state().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    var larger = cancelling.when(report(ExecType.REPLACED)).happened("OrderUpdated");
    assertThat(larger.state().status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    assertThat(larger.state().leavesQty()).isEqualTo(Quantity.of("10"));
    larger.when(Orders.cancelled("x")).happened("OrderCanceled");
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELED", "EXPIRED"})
  void what_the_venue_ends_is_filled_and_grows_no_more(ExecType end) {
    var over = mayGrow().when(report(end)).happened("OrderModifyRejected");
    assertThat(over.state().status()).isEqualTo(OrderStatus.FILLED);
    over.when(report(ExecType.REPLACED)).refusedWith(OrderRejection.NO_PENDING_REPLACE);
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCELED", "EXPIRED", "REPLACE_REJECTED"})
  void with_the_replacement_the_cancel_is_answered(ExecType end) {
    var over =
        mayGrow()
            .and(Orders.cancel("c"))
            .when(report(end))
            .happened("OrderModifyRejected", "OrderCancelRejected");
    assertThat(over.state().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void where_the_venue_refuses_to_cancel_the_replacement_is_waited_for() {
    var waits =
        mayGrow()
            .and(Orders.cancel("c"))
            .when(report(ExecType.CANCEL_REJECTED))
            .happened("OrderCancelRejected");
    assertThat(waits.state().status()).isEqualTo(OrderStatus.PENDING_REPLACE);
  }

  @Test
  void what_was_done_for_a_day_and_grows_no_more_is_filled() {
    var over =
        mayGrow()
            .when(report(ExecType.DONE_FOR_DAY))
            .happened("OrderDoneForDay")
            .when(report(ExecType.REPLACE_REJECTED))
            .happened("OrderModifyRejected");
    assertThat(over.state().status()).isEqualTo(OrderStatus.FILLED);
  }
}
