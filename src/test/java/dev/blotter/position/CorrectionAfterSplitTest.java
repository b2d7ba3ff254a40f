package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
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

  private Refold corrected(Fill wrong, String quantity, String price) {
    var right =
        trail.execution(wrong.orderId(), "c1", Side.BUY, quantity, price, FREE, wrong.executedAt());
    return trail.revise(
        new Cycles.Revision(
            wrong.orderId(), wrong.venue(), wrong.execId(), right, "c1", PositionTrail.START));
  }

  private void split(String newUnits, String oldUnits) {
    var last = Objects.requireNonNull(trail.book().lastId());
    var split =
        new PositionCommand.SplitPosition(last, "s", Ratio.of(newUnits, oldUnits), false, null);
    var decision = PositionDecider.decide(trail.book(), split, PositionTrail.START);
    trail.record(((Decision.Accepted<PositionChange>) decision).events());
  }
}
