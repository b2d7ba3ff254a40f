package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderFillBusted;
import dev.blotter.order.OrderEvent.OrderFillCorrected;
import dev.blotter.order.OrderEvent.OrderTriggered;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Holds at every step of random stories of an order; the numbers are those of the rules' list. */
class OrderInvariantsTest {

  private static final int CASES = 1_500;
  private static final int STEPS = 25;
  private static final Set<OrderStatus> ENDS =
      EnumSet.of(
          OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.REJECTED, OrderStatus.DENIED);

  /** Plays random stories and checks the order before and after each step. */
  private static void always(String name, BiConsumer<Order, OrderStory> check) {
    Property.check(
        name,
        CASES,
        random -> {
          var moves = new OrderMoves(random);
          var policies = random.nextBoolean() ? OrderPolicies.STANDARD : Orders.REOPENING;
          var story = new OrderStory(moves.terms(), policies);
          for (int step = 0; step < STEPS; step++) {
            var before = story.order();
            story.ask(moves.next(before));
            check.accept(before, story);
          }
        });
  }

  private static void always(String name, Consumer<Order> check) {
    always(name, (before, story) -> check.accept(story.order()));
  }

  @Test
  void invariant_1_quantity_is_executed_and_left_unless_the_order_is_over() {
    always(
        "quantity adds up",
        order -> {
          if (isOver(order)) {
            assertThat(order.leavesQty()).isEqualTo(Quantity.ZERO);
            assertThat(order.cumQty()).isLessThanOrEqualTo(order.terms().quantity());
          } else {
            assertThat(order.cumQty().plus(order.leavesQty())).isEqualTo(order.terms().quantity());
          }
        });
  }

  @Test
  void a_status_that_only_active_orders_have_is_of_no_other() {
    always(
        "always active",
        order -> {
          if (order.status().isAlwaysActive()) {
            assertThat(order.active()).isTrue();
          }
        });
  }

  @Test
  void invariants_2_and_3_what_is_executed_is_the_sum_of_what_counts() {
    always(
        "executed is the sum",
        (before, story) -> {
          var oracle = new ExecutionOracle(story.events());
          var cum = story.order().cumQty();
          var total = story.order().terms().quantity();
          assertThat(story.order().executedQty().value())
              .isEqualByComparingTo(oracle.executedQty());
          assertThat(cum.value()).isEqualByComparingTo(oracle.executedQty().min(total.value()));
          assertThat(overfill(story.order()))
              .isEqualByComparingTo(oracle.executedQty().subtract(cum.value()));
          assertAverage(story.order(), oracle);
        });
  }

  private static BigDecimal overfill(Order order) {
    var beyond = order.figures().overfillQty();
    return beyond == null ? BigDecimal.ZERO : beyond.value();
  }

  private static void assertAverage(Order order, ExecutionOracle oracle) {
    var average = order.figures().avgPx();
    if (order.cumQty().isZero()) {
      assertThat(average).isNull();
      return;
    }
    var exact = oracle.notional().divide(oracle.executedQty(), 10, RoundingMode.HALF_EVEN);
    assertThat(average).isNotNull();
    assertThat(average.value()).isCloseTo(exact, within());
    assertThat(average.value())
        .isBetween(oracle.prices().getFirst().subtract(TINY), oracle.prices().getLast().add(TINY));
  }

  private static final BigDecimal TINY = new BigDecimal("0.000000001");

  private static Offset<BigDecimal> within() {
    return Offset.offset(TINY);
  }

  @Test
  void invariant_5_filled_means_that_nothing_is_left() {
    always(
        "filled",
        order -> {
          if (order.status() == OrderStatus.FILLED) {
            assertThat(order.leavesQty().isZero() && !order.cumQty().isZero()).isTrue();
          }
          if (order.status() == OrderStatus.PARTIALLY_FILLED) {
            assertThat(order.cumQty().isZero() || order.leavesQty().isZero()).isFalse();
          }
          if (order.filled() && !isOver(order) && order.pendingReplace() == null) {
            assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
          }
        });
  }

  @Test
  void an_order_that_can_be_executed_no_more_waits_for_no_answer() {
    always(
        "nothing pending",
        order -> {
          if (!order.active()) {
            assertThat(order.pendingCancel()).isNull();
            assertThat(order.pendingReplace()).isNull();
          }
        });
  }

  @Test
  void invariant_6_an_order_that_is_over_stays_over() {
    always(
        "over is over",
        (before, story) -> {
          if (isOver(before)) {
            assertThat(story.order().status()).isEqualTo(before.status());
          } else if (!before.active()) {
            assertThat(story.order().active()).isEqualTo(wasReopened(story));
          }
        });
  }

  /** A bust, a correction, or the replacement of a filled order where it is allowed. */
  private static boolean wasReopened(OrderStory story) {
    var last = story.events().getLast();
    var reopens =
        last instanceof OrderFillBusted
            || last instanceof OrderFillCorrected
            || last instanceof OrderEvent.OrderPendingUpdate;
    return reopens && story.order().active();
  }

  @Test
  void invariant_14_and_16_a_refusal_adds_nothing_and_the_events_are_all_there_is() {
    always(
        "replay",
        (before, story) -> assertThat(OrderStory.replay(story.events())).isEqualTo(story.order()));
  }

  @Test
  void invariant_15_each_event_says_where_the_order_stands() {
    always(
        "figures",
        (before, story) ->
            assertThat(story.events().getLast().figures()).isEqualTo(story.order().figures()));
  }

  @Test
  void invariant_17_only_stop_orders_are_triggered_and_immediate_ones_end_at_once() {
    always(
        "kinds of order",
        (before, story) -> {
          var terms = story.order().terms();
          assertThat(story.events(OrderTriggered.class).isEmpty() || terms.type().triggers())
              .isTrue();
          if (terms.timeInForce() == TimeInForce.FOK) {
            // What the venue has executed beyond it stays where the rest was busted.
            assertThat(wasOverfilled(story) || isWholeOrNothing(story.order())).isTrue();
          }
          if (terms.timeInForce() == TimeInForce.IOC && !story.order().cumQty().isZero()) {
            assertThat(story.order().leavesQty().isZero()).isTrue();
          }
        });
  }

  private static boolean wasOverfilled(OrderStory story) {
    return story.events().stream().anyMatch(event -> event.figures().overfillQty() != null);
  }

  private static boolean isWholeOrNothing(Order order) {
    return order.cumQty().isZero() || order.cumQty().equals(order.terms().quantity());
  }

  @Test
  void an_order_is_cancelled_at_most_once_and_its_parts_add_up() {
    always(
        "cancelled once",
        (before, story) -> {
          List<OrderCanceled> cancelled = story.events(OrderCanceled.class);
          assertThat(cancelled).hasSizeLessThanOrEqualTo(1);
          cancelled.forEach(
              e ->
                  assertThat(e.figures().cumQty().plus(e.cancelled()))
                      .isEqualTo(e.figures().quantity()));
        });
  }

  @Test
  void a_snapshot_read_again_is_the_order() {
    always(
        "snapshot",
        order -> assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order));
  }

  /** Cancelled, expired or refused, or done for its only day. */
  private static boolean isOver(Order order) {
    return ENDS.contains(order.status()) || (order.lifecycle().doneForDay() && !order.resumes());
  }
}
