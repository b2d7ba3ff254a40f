package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times of the venue, which reports in whatever order it likes. */
class OrderTimesTest {
  private static final Instant FIRST = Orders.NOW.plusSeconds(1);
  private static final Instant SECOND = Orders.NOW.plusSeconds(5);

  private final OrderStory story =
      new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, "10"));
  private final OrderTimes placed = OrderTimes.placed(Orders.NOW);

  private OrderEvent happened(OrderCommand command) {
    return story.and(command).events().getLast();
  }

  @Test
  void an_execution_that_is_reported_after_a_later_one_is_the_first_all_the_same() {
    var times =
        placed
            .after(happened(Orders.fill("late", "4", "100")), SECOND)
            .after(happened(Orders.fill("early", "6", "100")), FIRST);
    assertThat(times.firstFillAt()).isEqualTo(FIRST);
    assertThat(times.executedAt()).isEqualTo(SECOND);
    assertThat(times.acceptedAt()).isEqualTo(FIRST);
  }

  @Test
  void an_order_was_acknowledged_no_later_than_it_was_executed() {
    var times =
        placed
            .after(happened(Orders.accept("ack")), SECOND)
            .after(happened(Orders.fill("f", "4", "100")), FIRST);
    assertThat(times.acceptedAt()).isEqualTo(FIRST);
  }
}
