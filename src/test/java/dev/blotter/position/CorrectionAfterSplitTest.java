package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reports are in the units of the day that they are reported. */
class CorrectionAfterSplitTest {
  private static final Money FREE = Money.zero(Currency.USD);

  private final PositionTrail trail = new PositionTrail(Symbol.of("SPL"), Currency.USD);

  @Test
  void a_correction_after_a_split_is_in_new_units() {
    trail.buy("10", "100");
    split("2", "1");
    var refold = corrected(trail.executions().getFirst(), "20", "51");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("20");
    assertThat(trail.figures().avgPxOpen()).isEqualTo(Price.of("51"));
    assertThat(trail.figures().costBasis()).isEqualTo(Money.of("1020.00", Currency.USD));
    assertThat(refold.cash()).isEqualTo(Money.of("-20.00", Currency.USD));
  }

  @Test
  void splits_since_the_execution_count_and_those_before_it_do_not() {
    trail.buy("10", "100");
    split("2", "1");
    trail.buy("5", "50");
    split("10", "1");
    split("1", "2");
    corrected(trail.executions().getLast(), "20", "12");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("120");
    assertThat(trail.figures().costBasis()).isEqualTo(Money.of("1240.00", Currency.USD));
  }

  @Test
  void a_quantity_comes_back_from_the_split_as_it_was_reported() {
    trail.buy("10", "100");
    split("3", "1");
    corrected(trail.executions().getFirst(), "30", "33");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("30");
  }

  @Test
  void a_quantity_that_no_decimals_of_old_units_can_say_comes_back_as_it_was_reported() {
    trail.buy("10", "100");
    split("3", "1");
    corrected(trail.executions().getFirst(), "4", "33");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("4");
    assertThat(trail.figures().peakQuantity()).isEqualTo(Quantity.of("4"));
    assertThat(trail.figures().costBasis()).isEqualTo(Money.of("132.00", Currency.USD));
    assertThat(open(LotMethod.FIFO)).isEqualTo(Quantity.of("4"));
    trail.sell("4", "40");
    assertThat(trail.figures().flat()).isTrue();
  }

  @Test
  void so_does_one_after_several_splits_that_others_have_traded_between() {
    trail.buy("10", "100");
    trail.buy("5", "100");
    split("3", "7");
    trail.sell("1", "50");
    split("11", "1");
    corrected(trail.executions().getFirst(), "4", "33");
    // (5 * 3/7 - 1) * 11 and 4 are 16.571428571428...
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("16.571428571");
    assertThat(open(LotMethod.LIFO)).isEqualTo(Quantity.of("16.571428571"));
    corrected(trail.executions().getFirst(), "c1", "c2", "5", "33");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("17.571428571");
  }

  @Test
  void a_sale_that_was_reported_in_new_units_leaves_the_rest_of_them() {
    trail.buy("10", "100");
    trail.sell("1", "100");
    split("3", "1");
    var sale = trail.executions().getLast();
    var right =
        trail.execution(sale.orderId(), "c1", Side.SELL, "4", "33", FREE, sale.executedAt());
    trail.revise(revision(sale, sale.execId(), right));
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("26");
    assertThat(open(LotMethod.AVERAGE)).isEqualTo(Quantity.of("26"));
  }

  @Test
  void a_split_into_fewer_units_and_one_into_more_give_back_what_no_decimals_can_say() {
    trail.buy("10", "100");
    split("1", "3");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("3.333333333");
    split("3", "1");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("10");
    assertThat(open(LotMethod.FIFO)).isEqualTo(Quantity.of("10"));
  }

  @Test
  void what_is_sold_out_leaves_nothing_that_a_later_split_could_bring_back() {
    trail.buy("10", "100");
    split("1", "3");
    trail.sell("3.333333333", "300");
    assertThat(trail.figures().flat()).isTrue();
    assertThat(trail.figures().remainder()).isNull();
    trail.buy("1", "300");
    split("3", "1");
    assertThat(trail.figures().signedQuantity()).isEqualByComparingTo("3");
  }

  private Quantity open(LotMethod method) {
    return Lots.of(method, trail.histories()).open().stream()
        .map(OpenLot::qty)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private Refold corrected(Fill wrong, String execId, String id, String quantity, String price) {
    var right =
        trail.execution(wrong.orderId(), id, Side.BUY, quantity, price, FREE, wrong.executedAt());
    return trail.revise(revision(wrong, execId, right));
  }

  private static Cycles.Revision revision(Fill wrong, String execId, Fill right) {
    return new Cycles.Revision(
        wrong.ref().withExecId(execId), right, right.execId(), PositionTrail.START);
  }

  private Refold corrected(Fill wrong, String quantity, String price) {
    return corrected(wrong, wrong.execId(), "c1", quantity, price);
  }

  private void split(String newUnits, String oldUnits) {
    var last = Objects.requireNonNull(trail.book().lastId());
    var split =
        new PositionCommand.SplitPosition(last, "s", Ratio.of(newUnits, oldUnits), false, null);
    var decision = PositionDecider.decide(trail.book(), split, PositionTrail.START);
    trail.record(((Decision.Accepted<PositionChange>) decision).events());
  }
}
