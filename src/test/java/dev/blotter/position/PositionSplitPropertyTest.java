package dev.blotter.position;

import static dev.blotter.position.RandomTrades.orders;
import static dev.blotter.position.RandomTrades.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What splits do to a position (docs/invariants.md). */
class PositionSplitPropertyTest {
  private static final int CASES = 1_000;
  private static final BigDecimal LAST_PLACE = new BigDecimal("0.0000000001");

  @Test
  void a_split_changes_no_cost_and_a_state_survives_its_snapshot() {
    Property.check(
        "29, 37 split and snapshot",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var before = trail.book().figures(Currency.USD);
          var ratio = any(random);
          if (split(trail, ratio, false)) {
            var after = trail.figures();
            assertThat(after.costBasis()).isEqualTo(before.costBasis());
            assertThat(after.signedQuantity())
                .isEqualByComparingTo(
                    ratio.times(before.signedQuantity(), Quantity.SCALE, RoundingMode.DOWN));
          }
          var state = Objects.requireNonNull(trail.book().last());
          assertThat(Json.read(Json.write(state), Position.class)).isEqualTo(state);
        });
  }

  @Test
  void a_split_changes_no_value_at_what_was_quoted_before_it() {
    Property.check(
        "29 value",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var mark = quoted(random);
          var before = value(trail.book().figures(Currency.USD), mark);
          if (split(trail, any(random), false)) {
            var change = value(trail.figures(), mark).subtract(before).abs();
            assertThat(change).isLessThanOrEqualTo(new BigDecimal("0.01"));
          }
        });
  }

  private static Mark quoted(RandomGenerator random) {
    var price = new Price(BigDecimal.valueOf(1 + random.nextInt(50_000), 2));
    return new Mark(price, PositionTrail.START.minusSeconds(1));
  }

  private static BigDecimal value(PositionFigures figures, Mark mark) {
    return Objects.requireNonNull(Valuation.of(figures, mark).marketValue()).amount();
  }

  @Test
  void a_split_and_its_inverse_give_the_position_back_where_no_fraction_was_lost() {
    Property.check(
        "29 there and back",
        CASES,
        random -> {
          var ratio = any(random);
          var trail = held(random, ratio.oldUnits().longValueExact());
          var before = trail.figures();
          assertThat(split(trail, ratio, random.nextBoolean())).isTrue();
          assertThat(split(trail, ratio.inverse(), random.nextBoolean())).isTrue();
          var after = trail.figures();
          assertThat(after.signedQuantity()).isEqualByComparingTo(before.signedQuantity());
          assertThat(after.peakQuantity()).isEqualTo(before.peakQuantity());
          assertThat(after.costBasis()).isEqualTo(before.costBasis());
          var mark = quoted(random);
          assertThat(value(after, mark)).isEqualTo(value(before, mark));
          assertThat(after.grossRealizedPnl()).isEqualTo(before.grossRealizedPnl());
          var moved = price(after).subtract(price(before)).abs();
          var units = ratio.times(LAST_PLACE, 20, RoundingMode.UP).max(LAST_PLACE);
          assertThat(moved).isLessThanOrEqualTo(units);
        });
  }

  @Test
  void a_chain_of_splits_is_one_split_by_their_product() {
    Property.check(
        "29 a chain",
        CASES,
        random -> {
          var ratios = List.of(any(random), any(random), any(random));
          var product = ratios.stream().reduce(Ratio.ONE, Ratio::then);
          var divisor =
              ratios.stream()
                  .mapToLong(r -> r.oldUnits().longValueExact())
                  .reduce(1, (a, b) -> a * b);
          var seed = random.nextLong();
          var chained = held(new SplittableRandom(seed), divisor);
          var once = held(new SplittableRandom(seed), divisor);
          ratios.forEach(ratio -> assertThat(split(chained, ratio, true)).isTrue());
          assertThat(split(once, product, true)).isTrue();
          assertThat(chained.figures().signedQuantity())
              .isEqualByComparingTo(once.figures().signedQuantity());
          assertThat(chained.figures().costBasis()).isEqualTo(once.figures().costBasis());
          assertThat(chained.figures().grossRealizedPnl())
              .isEqualTo(once.figures().grossRealizedPnl());
          var mark = quoted(random);
          assertThat(value(chained.figures(), mark)).isEqualTo(value(once.figures(), mark));
        });
  }

  @Test
  void lots_of_every_method_come_to_the_quantity_of_the_position() {
    Property.check(
        "29 lots",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          if (!split(trail, any(random), random.nextBoolean())) {
            return;
          }
          var held = trail.figures().quantity();
          for (var method : List.of(LotMethod.AVERAGE, LotMethod.FIFO, LotMethod.LIFO)) {
            var open = Lots.of(method, trail.histories()).open();
            assertThat(open.stream().map(OpenLot::qty).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(held);
          }
        });
  }

  /** A position of whole units that many of which make whole ones. */
  private static PositionTrail held(RandomGenerator random, long divisor) {
    var trail = new PositionTrail(Symbol.of("SPL"), Currency.USD);
    for (int i = 0; i < 3; i++) {
      var units = BigDecimal.valueOf(divisor).multiply(BigDecimal.valueOf(random.nextInt(1, 50)));
      trail.buy(units.toPlainString(), random.nextInt(1, 500) + "." + random.nextInt(10, 99));
    }
    return trail;
  }

  private static BigDecimal price(PositionFigures figures) {
    return Objects.requireNonNull(figures.avgPxOpen()).value();
  }

  private static boolean split(PositionTrail trail, Ratio ratio, boolean whole) {
    var last = Objects.requireNonNull(trail.book().lastId());
    var command = new PositionCommand.SplitPosition(last, "s", ratio, whole, null);
    var decision = PositionDecider.decide(trail.book(), command, PositionTrail.START);
    if (decision instanceof Decision.Accepted<PositionChange>(var changes)) {
      trail.record(changes);
      return true;
    }
    return false;
  }

  private static Ratio any(RandomGenerator random) {
    var units = new int[] {1, 2, 3, 5, 7, 10, 11, 20};
    return Ratio.of(
        BigDecimal.valueOf(units[random.nextInt(units.length)]),
        BigDecimal.valueOf(units[random.nextInt(units.length)]));
  }
}
