package dev.blotter.position;

import static dev.blotter.position.RandomTrades.orders;
import static dev.blotter.position.RandomTrades.run;
import static java.math.BigDecimal.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Side;
import dev.blotter.position.PositionEvent.PositionAdjusted;
import dev.blotter.position.RandomTrades.Order;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What busts and corrections do to cycles (docs/invariants.md). */
class PositionRevisionPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void a_bust_is_as_if_the_fill_had_never_been() {
    Property.check(
        "12, 31 bust",
        CASES,
        random -> {
          var orders = orders(random, 3, 4);
          var trail = run(orders);
          int index = random.nextInt(orders.size());
          var closedBefore = trail.histories();
          var refold = trail.bust(trail.executions().get(index));
          var kept = new ArrayList<>(orders);
          kept.remove(index);
          var never = run(kept);
          assertSame(trail, never);
          assertThat(refold.cash().amount())
              .isEqualByComparingTo(trail.executions().get(index).cash().amount().negate());
          assertThat(charged(refold))
              .isEqualByComparingTo(trail.executions().get(index).fee().amount().negate());
          for (var history : closedBefore) {
            boolean named =
                refold.changes().stream()
                    .anyMatch(c -> c.positionId().equals(history.positionId()));
            assertThat(named || trail.histories().contains(history)).isTrue();
          }
        });
  }

  @Test
  void a_bust_says_of_a_long_cycle_only_what_it_changed() {
    var orders = Collections.nCopies(300, new Order(Side.BUY, TEN, TEN, Money.zero(Currency.USD)));
    var trail = run(orders);
    var busted = trail.executions().get(100);
    var change = trail.bust(busted).changes().getFirst();
    var restated = Objects.requireNonNull(((PositionAdjusted) change.event()).restated());
    assertThat(restated.from()).isEqualTo(100);
    assertThat(restated.were()).containsExactly(Movement.of(busted));
    assertThat(restated.are()).isEmpty();
  }

  @Test
  void a_bust_never_has_two_cycles_open_between_its_events() {
    Property.check(
        "21 one open cycle during a bust",
        CASES,
        random -> {
          var trail = run(orders(random, 0, 2));
          var open = new HashSet<UUID>();
          trail.histories().stream()
              .filter(history -> !history.figures().flat())
              .forEach(history -> open.add(history.positionId()));
          var refold =
              trail.bust(trail.executions().get(random.nextInt(trail.executions().size())));
          for (var change : refold.changes()) {
            if (change.event().figures().flat()) {
              open.remove(change.positionId());
            } else {
              open.add(change.positionId());
            }
            assertThat(open).hasSizeLessThanOrEqualTo(1);
          }
        });
  }

  @Test
  void a_correction_is_a_bust_and_the_right_fill_in_its_place() {
    Property.check(
        "13 correction",
        CASES,
        random -> {
          var orders = orders(random, 3, 4);
          var trail = run(orders);
          int index = random.nextInt(orders.size());
          var right =
              new Order(
                  orders.get(index).side(),
                  BigDecimal.valueOf(1 + random.nextInt(50_000), 3),
                  BigDecimal.valueOf(1 + random.nextInt(200_000), 4),
                  Money.zero(Currency.USD));
          correct(trail, index, right);
          var corrected = new ArrayList<>(orders);
          corrected.set(index, right);
          assertSame(trail, run(corrected));
          trail.bust(correction(trail, index, right));
          corrected.remove(index);
          assertSame(trail, run(corrected));
        });
  }

  private static void correct(PositionTrail trail, int index, Order right) {
    var wrong = trail.executions().get(index);
    var fill = correction(trail, index, right);
    trail.revise(new Cycles.Revision(wrong.ref(), fill, fill.execId(), wrong.executedAt()));
  }

  private static Fill correction(PositionTrail trail, int index, Order right) {
    var wrong = trail.executions().get(index);
    return trail.execution(
        wrong.orderId(),
        "c-" + wrong.execId(),
        right.side(),
        right.quantity().toPlainString(),
        right.price().toPlainString(),
        right.fee(),
        wrong.executedAt());
  }

  private static BigDecimal charged(Refold refold) {
    return refold.fees().getOrDefault(Currency.USD, Money.zero(Currency.USD)).amount();
  }

  /** The same cycles, apart from ids, numbers and void ones. */
  private static void assertSame(PositionTrail actual, PositionTrail expected) {
    assertThat(live(actual)).isEqualTo(live(expected));
    assertThat(actual.book().figures(Currency.USD))
        .isEqualTo(expected.book().figures(Currency.USD));
    actual.histories().forEach(h -> assertThat(state(actual, h).figures()).isEqualTo(h.figures()));
  }

  private static Position state(PositionTrail trail, CycleHistory history) {
    var aggregate = new PositionAggregate();
    Position state = null;
    for (var event : trail.events(history.positionId())) {
      state = aggregate.evolve(state, event);
    }
    return Objects.requireNonNull(state);
  }

  private static List<PositionFigures> live(PositionTrail trail) {
    return trail.histories().stream()
        .filter(history -> !history.movements().isEmpty())
        .map(CycleHistory::figures)
        .toList();
  }
}
