package dev.blotter.position;

import static dev.blotter.position.RandomTrades.cash;
import static dev.blotter.position.RandomTrades.closed;
import static dev.blotter.position.RandomTrades.gross;
import static dev.blotter.position.RandomTrades.orders;
import static dev.blotter.position.RandomTrades.run;
import static dev.blotter.position.RandomTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Mark;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.position.RandomTrades.Order;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What fills come to in profit (docs/invariants.md). */
class PositionProfitPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void profit_is_the_same_whatever_the_lot_method() {
    Property.check(
        "25 lots",
        CASES,
        random -> {
          var trail = run(orders(random, 3, 4));
          var cash = cash(trail);
          for (var method : List.of(LotMethod.FIFO, LotMethod.LIFO, LotMethod.AVERAGE)) {
            var lots = LotSums.of(method, trail);
            assertThat(lots.realized().subtract(lots.cost()))
                .as(method.name())
                .isEqualByComparingTo(cash);
            assertThat(lots.quantity())
                .isEqualByComparingTo(trail.book().figures(Currency.USD).signedQuantity());
          }
          assertThat(LotSums.of(LotMethod.AVERAGE, trail).realized())
              .isEqualByComparingTo(gross(trail));
        });
  }

  @Test
  void round_trips_come_to_the_same_once_all_are_flat() {
    Property.check(
        "25 round trips",
        CASES,
        random -> {
          var trail = closed(orders(random, 3, 4), new BigDecimal("77.7777"));
          var trips = LotSums.of(LotMethod.FLAT_TO_FLAT, trail);
          assertThat(trips.realized()).isEqualByComparingTo(cash(trail));
          assertThat(trips.quantity()).isZero();
        });
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
          trade(two, new Order(last.side(), first, last.price(), Money.of("0.10", Currency.USD)));
          trade(
              two,
              new Order(
                  last.side(),
                  last.quantity().subtract(first),
                  last.price(),
                  Money.of("0.20", Currency.USD)));
          assertThat(two.figures().signedQuantity()).isEqualTo(one.figures().signedQuantity());
          assertThat(two.realizedOfAllCycles().subtract(one.realizedOfAllCycles()).abs())
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
          assertThat(two.figures().costBasis().minus(one.figures().costBasis()).abs().amount())
              .isLessThanOrEqualTo(new BigDecimal("0.01"));
        });
  }
}
