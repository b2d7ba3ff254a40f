package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Lots of orders that are filled in fractions of a cent, through zero and back. */
class SmallFillsLotsTest {
  private static final Money FREE = Money.zero(Currency.USD);

  @Test
  void profits_of_every_lot_method_come_to_the_cash_that_moved() {
    Property.check(
        "25, 26 small fills",
        1_000,
        random -> {
          var trail = new PositionTrail(Symbol.of("TINY"), Currency.USD);
          var side = random.nextBoolean() ? Side.BUY : Side.SELL;
          for (int order = 1; order <= 3; order++) {
            fill(trail, order, side, random);
            side = side.opposite();
          }
          close(trail);
          assertThat(trail.figures().flat()).isTrue();
          var cash = cash(trail);
          assertThat(trail.realizedOfAllCycles()).isEqualByComparingTo(cash.amount());
          for (var method : List.of(LotMethod.AVERAGE, LotMethod.FIFO, LotMethod.LIFO)) {
            var lots = Lots.of(method, trail.histories());
            assertThat(lots.open()).isEmpty();
            assertThat(lots.closed().stream().map(ClosedLot::grossPnl).reduce(FREE, Money::plus))
                .isEqualTo(cash);
          }
          trail
              .histories()
              .forEach(
                  cycle ->
                      cycle
                          .movements()
                          .forEach(m -> assertThat(m.fill().value().isNegative()).isFalse()));
        });
  }

  @Test
  void a_position_reduced_in_pieces_is_what_one_fill_leaves() {
    Property.check(
        "28 reduced",
        1_000,
        random -> {
          var price = BigDecimal.valueOf(1 + random.nextInt(50_000), 4).toPlainString();
          int whole = 2 + random.nextInt(2_000);
          int sold = 1 + random.nextInt(whole - 1);
          var once = bought(whole, price);
          sell(once, sold, price, 1);
          var often = bought(whole, price);
          for (int rest = sold, i = 1; rest > 0; i++) {
            int part = 1 + random.nextInt(rest);
            sell(often, part, price, i);
            rest -= part;
          }
          assertThat(often.figures().costBasis()).isEqualTo(once.figures().costBasis());
          assertThat(often.figures().grossRealizedPnl())
              .isEqualTo(once.figures().grossRealizedPnl());
          var lots = Lots.of(LotMethod.AVERAGE, often.histories());
          assertThat(lots.closed().stream().map(ClosedLot::grossPnl).reduce(FREE, Money::plus))
              .isEqualTo(often.figures().grossRealizedPnl());
          assertThat(lots.open().getFirst().entryValue()).isEqualTo(often.figures().costBasis());
        });
  }

  @Test
  void small_purchases_and_sales_in_turn_leave_the_cost_of_what_is_held() {
    var trail = bought(1_000, "1.234");
    for (int i = 1; i <= 500; i++) {
      trail.fill(execution(trail, 8, "b" + i, Side.BUY, "0.001", "1.234"));
      trail.fill(execution(trail, 9, "s" + i, Side.SELL, "0.001", "1.234"));
    }
    assertThat(trail.figures().costBasis()).isEqualTo(Money.of("1.23", Currency.USD));
    assertThat(trail.figures().grossRealizedPnl()).isEqualTo(FREE);
  }

  @Test
  void the_average_price_of_several_fills_is_that_of_one_but_for_the_rounding_of_each() {
    Property.check(
        "28 average price",
        1_000,
        random -> {
          int whole = 2 + random.nextInt(50);
          var price = BigDecimal.valueOf(1 + random.nextInt(500), 2).toPlainString();
          var once = bought(1_000, "1").buy(Integer.toString(whole), price);
          var often = bought(1_000, "1");
          int fills = 0;
          for (int rest = whole; rest > 0; fills++) {
            int part = 1 + random.nextInt(rest);
            often.buy(Integer.toString(part), price);
            rest -= part;
          }
          var off = average(once).subtract(average(often)).abs();
          assertThat(off).isLessThanOrEqualTo(BigDecimal.valueOf(fills, Price.SCALE));
        });
  }

  private static BigDecimal average(PositionTrail trail) {
    return trail.figures().avgPxOpen().value();
  }

  private static PositionTrail bought(int thousandths, String price) {
    var trail = new PositionTrail(Symbol.of("TINY"), Currency.USD);
    return trail.buy(BigDecimal.valueOf(thousandths, 3).toPlainString(), price);
  }

  private static void sell(PositionTrail trail, int thousandths, String price, int number) {
    var quantity = BigDecimal.valueOf(thousandths, 3).toPlainString();
    trail.fill(execution(trail, 9, "s" + number, Side.SELL, quantity, price));
  }

  private static Fill execution(
      PositionTrail trail, int order, String execId, Side side, String quantity, String price) {
    var at = PositionTrail.START.plusSeconds(60);
    return trail.execution(new UUID(7, order), execId, side, quantity, price, FREE, at);
  }

  private static void fill(PositionTrail trail, int order, Side side, RandomGenerator random) {
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      var quantity = BigDecimal.valueOf(1 + random.nextInt(500), 4).toPlainString();
      var price = BigDecimal.valueOf(1 + random.nextInt(50_000), 4).toPlainString();
      var id = order + "-" + i;
      var at = PositionTrail.START.plusSeconds(10L * order + i);
      trail.fill(trail.execution(new UUID(7, order), id, side, quantity, price, FREE, at));
    }
  }

  private static void close(PositionTrail trail) {
    var held = trail.figures().signedQuantity();
    if (held.signum() != 0) {
      var side = held.signum() > 0 ? Side.SELL : Side.BUY;
      trail.fill(trail.execution(side, held.abs().toPlainString(), "2.5", FREE));
    }
  }

  private static Money cash(PositionTrail trail) {
    return trail.executions().stream().map(Fill::cash).reduce(FREE, Money::plus);
  }
}
