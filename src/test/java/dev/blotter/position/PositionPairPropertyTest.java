package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.position.Adjustment.Reason;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds where fees are taken in kind and positions are adjusted (docs/invariants.md). */
class PositionPairPropertyTest {
  private static final int CASES = 1_000;
  private static final Symbol PAIR = Symbol.of("BTC/USD");
  private static final Currency BTC = Currency.of("BTC");

  @Test
  void the_quantity_is_what_was_traded_less_what_was_taken() {
    Property.check(
        "19-22 fees in kind",
        CASES,
        random -> {
          var trail = new PositionTrail(PAIR, Currency.USD);
          var signed = BigDecimal.ZERO;
          for (var trade : trades(random)) {
            var fill = trade.on(trail);
            signed = signed.add(fill.signedQuantity()).subtract(fill.feeInKind().value());
            var figures = trail.book().figures(Currency.USD);
            assertThat(figures.signedQuantity()).isEqualByComparingTo(signed);
            assertThat(figures.side()).isEqualTo(PositionSide.of(signed));
            assertThat(open(trail)).isEqualTo(signed.signum() == 0 ? 0 : 1);
            assertThat(trail.book().last().closedAt() == null).isEqualTo(signed.signum() != 0);
            assertThat(earned(trail)).isEqualByComparingTo(cash(trail));
          }
        });
  }

  @Test
  void an_account_that_cannot_owe_never_comes_to_owe_by_a_fee() {
    Property.check(
        "fees in kind of a cash account",
        CASES,
        random -> {
          var trail = new PositionTrail(PAIR, Currency.USD, false);
          for (var trade : trades(random)) {
            var held = trail.book().figures(Currency.USD).signedQuantity();
            var fill = trade.on(trail);
            var signed = trail.book().figures(Currency.USD).signedQuantity();
            var traded = held.add(fill.signedQuantity());
            assertThat(signed).isGreaterThanOrEqualTo(traded.min(BigDecimal.ZERO));
          }
        });
  }

  @Test
  void a_bust_is_as_if_the_fill_had_never_been() {
    Property.check(
        "12 bust with fees in kind",
        CASES,
        random -> {
          var trades = trades(random);
          var trail = new PositionTrail(PAIR, Currency.USD);
          trades.forEach(trade -> trade.on(trail));
          int index = random.nextInt(trades.size());
          trail.bust(trail.executions().get(index));
          var never = new PositionTrail(PAIR, Currency.USD);
          var kept = new ArrayList<>(trades);
          kept.remove(index);
          kept.forEach(trade -> trade.on(never));
          assertThat(live(trail)).isEqualTo(live(never));
        });
  }

  @Test
  void profit_is_the_same_whatever_the_lot_method_after_adjustments_too() {
    Property.check(
        "25 lots with adjustments",
        CASES,
        random -> {
          var trail = new PositionTrail(PAIR, Currency.USD);
          for (var trade : trades(random)) {
            trade.on(trail);
            if (random.nextInt(3) == 0) {
              adjust(trail, random);
            }
          }
          for (var method : List.of(LotMethod.FIFO, LotMethod.LIFO, LotMethod.AVERAGE)) {
            var lots = LotSums.of(method, trail);
            assertThat(lots.realized().subtract(lots.cost()))
                .as(method.name())
                .isEqualByComparingTo(earned(trail));
            assertThat(lots.quantity())
                .isEqualByComparingTo(trail.book().figures(Currency.USD).signedQuantity());
          }
        });
  }

  private static void adjust(PositionTrail trail, RandomGenerator random) {
    var signed = trail.book().figures(Currency.USD).signedQuantity();
    var change = BigDecimal.valueOf(random.nextInt(1_000) - 500, 3);
    var price = random.nextBoolean() ? null : Price.of("12.34");
    if (random.nextInt(3) == 0) {
      trail.adjust(adjustment(Reason.CASH_IN_LIEU, BigDecimal.ZERO, price));
    } else if (change.signum() != 0 && signed.signum() * signed.add(change).signum() >= 0) {
      trail.adjust(adjustment(Reason.RECONCILIATION, change, price));
    }
  }

  private static Adjustment adjustment(Reason reason, BigDecimal change, Price price) {
    var nothing = Money.zero(Currency.USD);
    return new Adjustment(reason, "a", change, null, price, nothing, PositionTrail.START);
  }

  private static List<PositionFigures> live(PositionTrail trail) {
    return trail.histories().stream()
        .filter(history -> !history.movements().isEmpty())
        .map(CycleHistory::figures)
        .toList();
  }

  private static long open(PositionTrail trail) {
    return trail.histories().stream().filter(history -> !history.figures().flat()).count();
  }

  private static BigDecimal earned(PositionTrail trail) {
    return trail.histories().stream()
        .map(history -> history.figures().grossRealizedPnl().minus(history.figures().costBasis()))
        .map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal cash(PositionTrail trail) {
    return RandomTrades.cash(trail);
  }

  private record Trade(Side side, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
    Fill on(PositionTrail trail) {
      var fill =
          trail.execution(
              side, quantity.toPlainString(), price.toPlainString(), Money.rounded(fee, BTC));
      trail.fill(fill);
      return fill;
    }
  }

  // Small numbers, so that fees come to what is held, and beyond.
  private static List<Trade> trades(RandomGenerator random) {
    var trades = new ArrayList<Trade>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      trades.add(
          new Trade(
              random.nextBoolean() ? Side.BUY : Side.SELL,
              BigDecimal.valueOf(1 + random.nextInt(6), random.nextInt(4)),
              BigDecimal.valueOf(1 + random.nextInt(200_000), 4),
              BigDecimal.valueOf(random.nextInt(4), 3)));
    }
    return trades;
  }
}
