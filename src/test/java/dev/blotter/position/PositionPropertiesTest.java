package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.json.Json;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds of positions after any sequence of fills; the numbers are those of the rules. */
class PositionPropertiesTest {

  private static final int CASES = 1_000;
  private static final Symbol SYMBOL = Symbol.of("ACME");

  /** A fill to come: fractions and odd prices, so that amounts are rounded. */
  private record Order(Side side, BigDecimal quantity, BigDecimal price, Money fee) {
    Order mirrored() {
      return new Order(side.opposite(), quantity, price, fee);
    }

    Order shifted(BigDecimal by) {
      return new Order(side, quantity, price.add(by), fee);
    }
  }

  private static List<Order> orders(RandomGenerator random, int quantityScale, int priceScale) {
    var orders = new ArrayList<Order>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      orders.add(
          new Order(
              random.nextBoolean() ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(1 + random.nextInt(50_000), quantityScale),
              BigDecimal.valueOf(1 + random.nextInt(200_000), priceScale),
              Money.of(BigDecimal.valueOf(random.nextInt(300), 2).toPlainString(), Currency.USD)));
    }
    return orders;
  }

  private static PositionTrail run(List<Order> orders) {
    var trail = new PositionTrail(SYMBOL, Currency.USD);
    orders.forEach(order -> trade(trail, order));
    return trail;
  }

  private static List<PositionChange> trade(PositionTrail trail, Order order) {
    return trail.fill(
        trail.execution(
            order.side, order.quantity.toPlainString(), order.price.toPlainString(), order.fee));
  }

  private static Order closing(PositionTrail trail, BigDecimal price) {
    var signed = trail.figures().signedQuantity();
    var side = signed.signum() > 0 ? Side.SELL : Side.BUY;
    return new Order(side, signed.abs(), price, Money.zero(Currency.USD));
  }

  private static PositionTrail closed(List<Order> orders, BigDecimal price) {
    var trail = run(orders);
    if (!trail.figures().flat()) {
      trade(trail, closing(trail, price));
    }
    return trail;
  }

  @Test
  void the_quantity_is_the_sum_of_the_fills_and_the_side_its_sign() {
    Property.check(
        "19-22 quantity, side, flatness, one open cycle, peak",
        CASES,
        random -> {
          var trail = new PositionTrail(SYMBOL, Currency.USD);
          var sum = BigDecimal.ZERO;
          for (var order : orders(random, 3, 4)) {
            trade(trail, order);
            sum = sum.add(new Quantity(order.quantity).signed(order.side));
            var position = Objects.requireNonNull(trail.book().last());
            var figures = position.figures();
            assertThat(figures.signedQuantity()).isEqualByComparingTo(sum);
            assertThat(figures.side()).isEqualTo(PositionSide.of(sum));
            assertThat(figures.flat()).isEqualTo(position.closedAt() != null);
            assertThat(figures.flat()).isEqualTo(sum.signum() == 0);
            if (figures.flat()) {
              assertThat(figures.costBasis().isZero()).isTrue();
            }
            assertThat(trail.histories().stream().filter(h -> !h.figures().flat()).count())
                .isLessThanOrEqualTo(1);
            assertThat(figures.peakQuantity()).isGreaterThanOrEqualTo(figures.quantity());
          }
        });
  }

  @Test
  void the_peak_never_falls_and_the_average_moves_only_when_added_to() {
    Property.check(
        "22-24 peak and average",
        CASES,
        random -> {
          var trail = new PositionTrail(SYMBOL, Currency.USD);
          for (var order : orders(random, 3, 4)) {
            var before = trail.book().figures(Currency.USD);
            for (var change : trade(trail, order)) {
              checkAverage(before, change.event(), new Price(order.price));
            }
          }
        });
  }

  private static void checkAverage(PositionFigures before, PositionEvent event, Price price) {
    var after = event.figures();
    switch (event) {
      case PositionEvent.PositionOpened e -> assertThat(after.avgPxOpen()).isEqualTo(price);
      case PositionEvent.PositionChanged e -> {
        assertThat(after.peakQuantity()).isGreaterThanOrEqualTo(before.peakQuantity());
        var old = Objects.requireNonNull(before.avgPxOpen());
        if (after.quantity().isLessThan(before.quantity())) {
          assertThat(after.avgPxOpen()).isEqualTo(old);
        } else {
          assertThat(after.avgPxOpen()).isBetween(min(old, price), old.max(price));
        }
      }
      case PositionEvent.PositionClosed e -> {
        assertThat(after.avgPxOpen()).isEqualTo(before.avgPxOpen());
        assertThat(after.peakQuantity()).isEqualTo(before.peakQuantity());
      }
      case PositionEvent.PositionAdjusted e -> throw new AssertionError("nothing was adjusted");
    }
  }

  private static Price min(Price a, Price b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Test
  void profit_is_the_same_whatever_the_lot_method() {
    Property.check(
        "25 lots",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var cash = cash(trail);
          for (var method : List.of(LotMethod.FIFO, LotMethod.LIFO, LotMethod.AVERAGE)) {
            var lots = Lots.of(method, trail.histories());
            var realized =
                lots.closed().stream()
                    .map(lot -> lot.grossPnl().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var cost =
                lots.open().stream()
                    .map(lot -> signed(lot, lot.entryValue().amount()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            var open =
                lots.open().stream()
                    .map(lot -> signed(lot, lot.qty().value()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(realized.subtract(cost)).as(method.name()).isEqualByComparingTo(cash);
            assertThat(open)
                .isEqualByComparingTo(trail.book().figures(Currency.USD).signedQuantity());
          }
          var average = Lots.of(LotMethod.AVERAGE, trail.histories());
          assertThat(
                  average.closed().stream()
                      .map(lot -> lot.grossPnl().amount())
                      .reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo(gross(trail));
        });
  }

  private static BigDecimal signed(OpenLot lot, BigDecimal value) {
    return lot.side() == PositionSide.LONG ? value : value.negate();
  }

  private static BigDecimal cash(PositionTrail trail) {
    return trail.executions().stream()
        .map(fill -> fill.cash().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal gross(PositionTrail trail) {
    return trail.histories().stream()
        .map(h -> h.figures().grossRealizedPnl().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void once_flat_the_profit_is_the_cash_that_moved() {
    Property.check(
        "26, 30 cash in, cash out",
        CASES,
        random -> {
          var trail = closed(orders(random, 3, 4), new BigDecimal("77.7777"));
          assertThat(gross(trail)).isEqualByComparingTo(cash(trail));
          var fees =
              trail.executions().stream()
                  .map(fill -> fill.fee().amount())
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(trail.realizedOfAllCycles()).isEqualByComparingTo(cash(trail).subtract(fees));
        });
  }

  @Test
  void a_mirrored_history_has_the_opposite_profit() {
    Property.check(
        "27 mirror",
        CASES,
        random -> {
          var orders = orders(random, 3, 4);
          var trail = run(orders);
          var mirrored = run(orders.stream().map(Order::mirrored).toList());
          assertThat(gross(mirrored)).isEqualByComparingTo(gross(trail).negate());
          assertThat(unrealized(mirrored)).isEqualByComparingTo(unrealized(trail).negate());
        });
  }

  private static BigDecimal unrealized(PositionTrail trail) {
    var mark = new Mark(Price.of("55.55"), Instant.EPOCH);
    var value = Valuation.of(trail.book().figures(Currency.USD), mark);
    return Objects.requireNonNull(value.unrealizedPnl()).amount();
  }

  @Test
  void shifted_prices_leave_the_profit_once_flat() {
    Property.check(
        "27 shift",
        CASES,
        random -> {
          var orders = orders(random, 0, 2);
          var shift = BigDecimal.valueOf(1 + random.nextInt(5_000), 2);
          var close = new BigDecimal("12.34");
          var shifted = orders.stream().map(order -> order.shifted(shift)).toList();
          assertThat(gross(closed(shifted, close.add(shift))))
              .isEqualByComparingTo(gross(closed(orders, close)));
        });
  }

  @Test
  void one_fill_or_two_at_the_same_price_come_to_the_same() {
    Property.check(
        "28 two for one",
        CASES,
        random -> {
          var orders = orders(random, 0, 2);
          var last =
              new Order(
                  Side.BUY,
                  BigDecimal.valueOf(1_000),
                  new BigDecimal("9.87"),
                  Money.of("0.30", Currency.USD));
          var first = BigDecimal.valueOf(1 + random.nextInt(999));
          var one = run(orders);
          trade(one, last);
          var two = run(orders);
          trade(two, new Order(last.side, first, last.price, Money.of("0.10", Currency.USD)));
          trade(
              two,
              new Order(
                  last.side,
                  last.quantity.subtract(first),
                  last.price,
                  Money.of("0.20", Currency.USD)));
          assertThat(two.figures().signedQuantity()).isEqualTo(one.figures().signedQuantity());
          assertThat(two.realizedOfAllCycles().subtract(one.realizedOfAllCycles()).abs())
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
          assertThat(two.figures().costBasis().minus(one.figures().costBasis()).abs().amount())
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
        });
  }

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
                  orders.get(index).side,
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
    trail.revise(
        new Cycles.Revision(
            wrong.orderId(),
            wrong.venue(),
            wrong.execId(),
            fill,
            fill.execId(),
            wrong.executedAt()));
  }

  private static Fill correction(PositionTrail trail, int index, Order right) {
    var wrong = trail.executions().get(index);
    return trail.execution(
        wrong.orderId(),
        "c-" + wrong.execId(),
        right.side,
        right.quantity.toPlainString(),
        right.price.toPlainString(),
        right.fee,
        wrong.executedAt());
  }

  private static BigDecimal charged(Refold refold) {
    return refold.fee(Currency.USD).map(Money::amount).orElse(BigDecimal.ZERO);
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

  @Test
  void a_split_changes_no_cost_and_a_state_survives_its_snapshot() {
    Property.check(
        "29, 37 split and snapshot",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var before = trail.book().figures(Currency.USD);
          var factor = Price.of(List.of("0.5", "2", "0.333", "4", "0.1").get(random.nextInt(5)));
          var split =
              new PositionCommand.SplitPosition(
                  Objects.requireNonNull(trail.book().lastId()), "s", factor, false, null);
          var decision = PositionDecider.decide(trail.book(), split, PositionTrail.START);
          if (decision instanceof Decision.Accepted<PositionChange>(var changes)) {
            trail.record(changes);
            var after = trail.figures();
            assertThat(after.costBasis()).isEqualTo(before.costBasis());
            var exact = before.signedQuantity().divide(factor.value(), 15, RoundingMode.DOWN);
            assertThat(after.signedQuantity().subtract(exact).abs())
                .isLessThan(new BigDecimal("0.000000001"));
          }
          var state = Objects.requireNonNull(trail.book().last());
          assertThat(Json.read(Json.write(state), Position.class)).isEqualTo(state);
        });
  }
}
