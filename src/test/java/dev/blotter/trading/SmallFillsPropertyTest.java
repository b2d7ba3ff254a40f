package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Side;
import dev.blotter.testing.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Fills that come to fractions of a cent (docs/invariants.md). */
class SmallFillsPropertyTest {
  private static final int CASES = 1_000;

  @Test
  void an_order_filled_in_pieces_at_one_price_leaves_what_one_fill_leaves() {
    Property.check(
        "28 pieces",
        CASES,
        random -> {
          var price = price(random);
          var pieces = pieces(random);
          var whole = pieces.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          var side = random.nextBoolean() ? Side.BUY : Side.SELL;
          var once = filled(side, whole, price, List.of(whole));
          var often = filled(side, whole, price, pieces);
          assertThat(often.balance()).isEqualTo(once.balance());
          assertThat(often.portfolio().account().holding(AAPL).orElseThrow().costBasis())
              .isEqualTo(once.portfolio().account().holding(AAPL).orElseThrow().costBasis());
          assertThat(often.held(AAPL)).isEqualByComparingTo(once.held(AAPL));
        });
  }

  @Test
  void fills_in_any_order_leave_the_same_cash() {
    Property.check(
        "8 small fills",
        CASES,
        random -> {
          var price = price(random);
          var pieces = pieces(random);
          var whole = pieces.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          var shuffled = new ArrayList<>(pieces);
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          var first = filled(Side.BUY, whole, price, pieces);
          var second = filled(Side.BUY, whole, price, shuffled);
          assertThat(second.balance()).isEqualTo(first.balance());
          assertThat(second.held(AAPL)).isEqualByComparingTo(first.held(AAPL));
        });
  }

  @Test
  void what_is_free_never_falls_below_zero_while_an_order_is_filled() {
    Property.check(
        "32 small fills",
        CASES,
        random -> {
          var price = price(random);
          var pieces = pieces(random);
          var whole = pieces.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          var needed = whole.multiply(price).setScale(2, java.math.RoundingMode.UP);
          var account = Accounts.with("CASH", needed.toPlainString()).seldomAnswered();
          var order = account.placed(Side.BUY, whole.toPlainString(), price.toPlainString());
          assertThat(account.balance().free().isZero()).isTrue();
          for (int i = 0; i < pieces.size(); i++) {
            account.fill(order, "e" + i, pieces.get(i).toPlainString(), price.toPlainString());
            assertThat(account.balance().free().isNegative()).isFalse();
            assertThat(account.balance().total().isNegative()).isFalse();
          }
          assertThat(account.balance().locked().isZero()).isTrue();
        });
  }

  @Test
  void a_bust_leaves_what_there_is_without_the_fill() {
    Property.check(
        "12 small fills",
        CASES,
        random -> {
          var price = price(random);
          var pieces = pieces(random);
          int busted = random.nextInt(pieces.size());
          var whole = pieces.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          var with = account();
          var order = with.placed(Side.BUY, whole.toPlainString(), price.toPlainString());
          fill(with, order, price, pieces);
          with.bust(order, "b", "e" + busted);
          var without = account();
          var other = without.placed(Side.BUY, whole.toPlainString(), price.toPlainString());
          var rest = new ArrayList<>(pieces);
          rest.remove(busted);
          fill(without, other, price, rest);
          assertThat(with.balance()).isEqualTo(without.balance());
          assertThat(with.held(AAPL)).isEqualByComparingTo(without.held(AAPL));
        });
  }

  private static Accounts account() {
    return Accounts.with("MARGIN", "1000000.00");
  }

  private static Accounts filled(
      Side side, BigDecimal whole, BigDecimal price, List<BigDecimal> pieces) {
    var account = account();
    var order = account.placed(side, whole.toPlainString(), price.toPlainString());
    fill(account, order, price, pieces);
    return account;
  }

  private static void fill(
      Accounts account, UUID order, BigDecimal price, List<BigDecimal> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      var outcome =
          account.fill(order, "e" + i, pieces.get(i).toPlainString(), price.toPlainString());
      assertThat(outcome.code()).isEmpty();
    }
  }

  private static List<BigDecimal> pieces(RandomGenerator random) {
    var pieces = new ArrayList<BigDecimal>();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      pieces.add(BigDecimal.valueOf(1 + random.nextInt(2_000), 4));
    }
    return pieces;
  }

  private static BigDecimal price(RandomGenerator random) {
    return BigDecimal.valueOf(1 + random.nextInt(500_000), 4);
  }
}
