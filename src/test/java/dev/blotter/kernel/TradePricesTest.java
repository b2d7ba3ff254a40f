package dev.blotter.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.testing.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradePricesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  @Test
  void the_last_price_is_that_of_the_latest_trade_whenever_it_is_told_of() {
    var prices = paid("b", 2).apply(paid("c", 3).apply(paid("a", 1).apply(TradePrices.NONE)));
    assertThat(prices.last()).contains(mark(3));
  }

  @Test
  void a_trade_that_never_was_leaves_the_one_before_it_and_cannot_come_back() {
    var prices = withdrawn("b").apply(paid("b", 2).apply(paid("a", 1).apply(TradePrices.NONE)));
    assertThat(prices.last()).contains(mark(1));
    assertThat(paid("b", 2).apply(prices)).isEqualTo(prices);
    assertThat(withdrawn("a").apply(prices).last()).isEmpty();
  }

  @Test
  void a_correction_puts_another_price_in_the_place_of_the_trade() {
    var prices = paid("b", 2).apply(paid("a", 1).apply(TradePrices.NONE));
    var corrected = prices.corrected("a", "c", Price.of("7"), NOON.plusSeconds(60));
    assertThat(corrected.last()).contains(mark(2));
    assertThat(corrected.withdrawn("b", NOON).last())
        .contains(new Mark(Price.of("7"), NOON.plusSeconds(1)));
    assertThat(corrected.corrected("c", "d", Price.of("8"), NOON).withdrawn("b", NOON).last())
        .contains(new Mark(Price.of("8"), NOON.plusSeconds(1)));
  }

  @Test
  void busts_of_trades_long_ago_take_nothing_from_what_was_paid_last() {
    var prices = all(IntStream.range(0, 40).mapToObj(i -> paid("t" + i, i + 1)).toList());
    for (int i = 0; i < 24; i++) {
      prices = withdrawn("t" + i).apply(prices);
    }
    assertThat(prices.last()).contains(mark(40));
    assertThat(withdrawn("t39").apply(prices).last()).contains(mark(39));
  }

  @Test
  void however_many_never_were_they_stay_few() {
    var prices = all(IntStream.range(0, 2_000).mapToObj(i -> withdrawn("t" + i)).toList());
    assertThat(prices.trades()).hasSize(TradePrices.WITHDRAWN);
  }

  @Test
  void it_comes_to_the_same_in_whatever_order_it_is_told_and_by_how_many() {
    Property.check(
        "trades told in any order",
        1_000,
        random -> {
          List<UnaryOperator<TradePrices>> told = new ArrayList<>();
          for (int i = 0; i < TradePrices.REMEMBERED; i++) {
            told.add(paid("t" + i, i + 1));
            if (random.nextInt(3) == 0) {
              told.add(withdrawn("t" + i));
            }
          }
          var expected = all(told);
          Collections.shuffle(told, new Random(random.nextLong()));
          int half = random.nextInt(told.size());
          var here = all(told.subList(0, half));
          var there = all(told.subList(half, told.size()));
          assertThat(all(told).last()).isEqualTo(expected.last());
          assertThat(here.and(there).last()).isEqualTo(expected.last());
          assertThat(there.and(here).last()).isEqualTo(expected.last());
        });
  }

  private static TradePrices all(List<UnaryOperator<TradePrices>> told) {
    var prices = TradePrices.NONE;
    for (var one : told) {
      prices = one.apply(prices);
    }
    return prices;
  }

  private static UnaryOperator<TradePrices> paid(String id, int second) {
    var mark = mark(second);
    return prices -> prices.paid(id, mark.price(), mark.at());
  }

  private static UnaryOperator<TradePrices> withdrawn(String id) {
    return prices -> prices.withdrawn(id, NOON.plusSeconds(3600));
  }

  private static Mark mark(int second) {
    return new Mark(Price.of(Integer.toString(second)), NOON.plusSeconds(second));
  }
}
