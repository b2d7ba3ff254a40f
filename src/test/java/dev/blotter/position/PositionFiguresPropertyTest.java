package dev.blotter.position;

import static dev.blotter.position.RandomTrades.SYMBOL;
import static dev.blotter.position.RandomTrades.orders;
import static dev.blotter.position.RandomTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What fills do to quantity, side, peak and average price (docs/invariants.md). */
class PositionFiguresPropertyTest {
  private static final int CASES = 1_000;

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
            sum = sum.add(new Quantity(order.quantity()).signed(order.side()));
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
              checkAverage(before, change.event(), new Price(order.price()));
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
}
