package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.VenueReport.BustFill;
import dev.blotter.order.VenueReport.RecordFill;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionsTest {
  private final OrderStory story =
      new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, "10")).and(Orders.accept("a"));

  @Test
  void an_order_that_was_never_executed_has_none() {
    assertThat(executions()).isEmpty();
  }

  @Test
  void each_fill_shows_where_it_left_the_order() {
    story.and(Orders.fill("e1", "4", "99")).and(Orders.fill("e2", "6", "100"));
    assertThat(executions())
        .extracting(Execution::execId, Execution::status, Execution::cumQty, Execution::leavesQty)
        .containsExactly(
            tuple("e1", OrderStatus.PARTIALLY_FILLED, Quantity.of("4"), Quantity.of("6")),
            tuple("e2", OrderStatus.FILLED, Quantity.of("10"), Quantity.of("0")));
    var last = executions().getLast();
    assertThat(last.avgPx()).isEqualTo(Price.of("99.6"));
    assertThat(last.version()).isEqualTo(4);
    assertThat(last.occurredAt()).isEqualTo(OrderRecord.at(4));
    assertThat(last.late()).isFalse();
  }

  @Test
  void a_correction_is_a_report_of_its_own_and_marks_the_one_it_corrects() {
    story.and(Orders.fill("e1", "4", "99")).and(Orders.correct("c1", "e1", "5", "98"));
    assertThat(executions())
        .extracting(Execution::execId, Execution::execRefId, Execution::execType, Execution::state)
        .containsExactly(
            tuple("e1", null, Execution.Type.TRADE, Execution.State.CORRECTED),
            tuple("c1", "e1", Execution.Type.TRADE_CORRECT, Execution.State.EFFECTIVE));
    assertThat(executions().getLast().lastQty()).isEqualTo(Quantity.of("5"));
    assertThat(executions().getLast().cumQty()).isEqualTo(Quantity.of("5"));
  }

  @Test
  void a_bust_of_a_correction_leaves_the_first_report_corrected() {
    story
        .and(Orders.fill("e1", "4", "99"))
        .and(Orders.correct("c1", "e1", "5", "98"))
        .and(Orders.bust("b1", "c1"));
    assertThat(executions())
        .extracting(Execution::state)
        .containsExactly(
            Execution.State.CORRECTED, Execution.State.BUSTED, Execution.State.EFFECTIVE);
    var bust = executions().getLast();
    assertThat(bust.execType()).isEqualTo(Execution.Type.TRADE_CANCEL);
    assertThat(bust.lastQty()).isNull();
    assertThat(bust.lastPx()).isNull();
    assertThat(bust.commission()).isNull();
    assertThat(bust.avgPx()).isNull();
  }

  @Test
  void a_bust_marks_the_report_of_its_own_venue_only() {
    var elsewhere = Orders.fill("e1", "4", "99");
    story
        .and(Orders.fill("e1", "4", "99"))
        .and(
            new RecordFill(
                Orders.ID,
                "XNYS",
                "e1",
                null,
                elsewhere.lastQty(),
                elsewhere.lastPx(),
                elsewhere.commission()))
        .and(new BustFill(Orders.ID, "XNYS", "b1", null, "e1"));
    assertThat(executions())
        .extracting(Execution::venue, Execution::state)
        .containsExactly(
            tuple(Orders.VENUE, Execution.State.EFFECTIVE),
            tuple("XNYS", Execution.State.BUSTED),
            tuple("XNYS", Execution.State.EFFECTIVE));
  }

  @Test
  void a_fill_of_an_order_that_is_over_is_late() {
    story.and(Orders.cancelled("x")).and(Orders.fill("e1", "4", "99"));
    assertThat(executions().getFirst().late()).isTrue();
    assertThat(executions().getFirst().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  private List<Execution> executions() {
    return Executions.of(OrderRecord.of(story.events()));
  }
}
