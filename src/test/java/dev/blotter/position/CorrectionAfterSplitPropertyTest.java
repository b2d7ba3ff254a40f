package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Invariants 13 and 29 of docs/invariants.md together: rounded once, whatever happens in between.
 */
class CorrectionAfterSplitPropertyTest {
  private static final int CASES = 1_000;
  private static final Money FREE = Money.zero(Currency.USD);

  @Test
  void a_position_is_its_fills_in_todays_units_rounded_once_and_a_correction_counts_as_reported() {
    Property.check(
        "13, 29 exactly",
        CASES,
        random -> {
          var life = new Life(random);
          for (int i = 0; i < 8; i++) {
            life.step();
            life.assertExact();
          }
          for (int i = 0; i < 3; i++) {
            life.correct();
            life.assertExact();
          }
          life.split();
          life.assertExact();
        });
  }

  /** Purchases that are large, sales that are small, and splits: it is never flat. */
  private static final class Life {
    private final RandomGenerator random;
    private final PositionTrail trail = new PositionTrail(Symbol.of("SPL"), Currency.USD);

    /** What each execution moves the position by, in today's units. */
    private final List<Fraction> moved = new ArrayList<>();

    /** The last id of each execution. */
    private final List<String> ids = new ArrayList<>();

    private int reports;

    Life(RandomGenerator random) {
      this.random = random;
      fill(Side.BUY, large());
    }

    void step() {
      switch (random.nextInt(4)) {
        case 0 -> fill(Side.SELL, small());
        case 1 -> fill(Side.BUY, large());
        default -> split();
      }
    }

    private void fill(Side side, BigDecimal quantity) {
      trail.fill(trail.execution(side, quantity.toPlainString(), "100", FREE));
      moved.add(signed(side, quantity));
      ids.add(trail.executions().getLast().execId());
    }

    void split() {
      var ratio = Ratio.of(BigDecimal.valueOf(units()), BigDecimal.valueOf(units()));
      var last = Objects.requireNonNull(trail.book().lastId());
      var command = new PositionCommand.SplitPosition(last, "s" + ++reports, ratio, false, null);
      var decision = PositionDecider.decide(trail.book(), command, PositionTrail.START);
      if (decision instanceof Decision.Accepted<PositionChange>(var changes)) {
        trail.record(changes);
        moved.replaceAll(quantity -> quantity.times(ratio));
      }
    }

    /** As much again as a purchase is by now, or less than a sale is. */
    void correct() {
      int index = random.nextInt(moved.size());
      var wrong = trail.executions().get(index);
      var now = moved.get(index).rounded(Quantity.SCALE, RoundingMode.UP).abs();
      var right = wrong.side() == Side.BUY ? now.add(small()) : now;
      var id = "c" + ++reports;
      var fill =
          trail.execution(
              wrong.orderId(),
              id,
              wrong.side(),
              right.toPlainString(),
              "100",
              FREE,
              wrong.executedAt());
      trail.revise(
          new Cycles.Revision(
              wrong.ref().withExecId(ids.get(index)), fill, id, PositionTrail.START));
      moved.set(index, signed(wrong.side(), right));
      ids.set(index, id);
    }

    void assertExact() {
      var exact = moved.stream().reduce(Fraction.ZERO, Fraction::plus);
      var figures = trail.figures();
      assertThat(figures.exactQuantity()).isEqualTo(exact);
      assertThat(figures.signedQuantity())
          .isEqualByComparingTo(exact.rounded(Quantity.SCALE, RoundingMode.DOWN));
      assertThat(figures.peakQuantity().value()).isGreaterThanOrEqualTo(figures.signedQuantity());
      for (var method : List.of(LotMethod.AVERAGE, LotMethod.FIFO, LotMethod.LIFO)) {
        var open = Lots.of(method, trail.histories()).open();
        assertThat(open.stream().map(OpenLot::qty).reduce(Quantity.ZERO, Quantity::plus))
            .isEqualTo(figures.quantity());
      }
    }

    private static Fraction signed(Side side, BigDecimal quantity) {
      var number = Fraction.of(quantity);
      return side == Side.BUY ? number : number.negated();
    }

    private int units() {
      return List.of(1, 2, 3, 7, 11).get(random.nextInt(5));
    }

    private BigDecimal large() {
      return BigDecimal.valueOf(1_000_000_000L + random.nextInt(1_000_000_000), 3);
    }

    private BigDecimal small() {
      return BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), Quantity.SCALE);
    }
  }
}
