package dev.blotter.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a commission in the traded currency does to the quantity, through zero too. */
class FeeInKindTest {
  private static final Symbol PAIR = Symbol.of("BTC/USDT");
  private static final Currency BTC = Currency.of("BTC");
  private static final Currency USDT = Currency.of("USDT");

  private final PositionTrail trail = new PositionTrail(PAIR, USDT);

  @Test
  void a_fee_on_the_sale_of_all_that_is_held_is_owed() {
    trade(trail, Side.BUY, "1", "50000", "0.001");
    var changes = trade(trail, Side.SELL, "0.999", "50100", "0.000999");
    assertThat(names(changes)).containsExactly("PositionClosed", "PositionOpened");
    assertThat(trail.figures().side()).isEqualTo(PositionSide.SHORT);
    assertThat(signed()).isEqualByComparingTo("-0.000999");
    assertThat(trail.figures().avgPxOpen()).isEqualTo(Price.of("50100"));
    assertThat(trail.figures().costBasis().isZero()).isTrue();
    assertThat(trail.realizedOfAllCycles()).isEqualByComparingTo("49.90");
  }

  @Test
  void a_fee_that_takes_the_rest_closes_the_position_at_a_loss_of_its_cost() {
    trade(trail, Side.BUY, "1", "50000", "0");
    var changes = trade(trail, Side.SELL, "0.999", "50000", "0.001");
    assertThat(names(changes)).containsExactly("PositionChanged", "PositionClosed");
    assertThat(trail.figures().flat()).isTrue();
    assertThat(trail.figures().costBasis().isZero()).isTrue();
    assertThat(trail.realizedOfAllCycles()).isEqualByComparingTo("-50");
  }

  @Test
  void a_fee_larger_than_the_rest_closes_it_and_is_owed_beyond() {
    trade(trail, Side.BUY, "1", "50000", "0");
    var changes = trade(trail, Side.SELL, "0.9995", "50000", "0.001");
    assertThat(names(changes))
        .containsExactly("PositionChanged", "PositionClosed", "PositionOpened");
    assertThat(signed()).isEqualByComparingTo("-0.0005");
    assertThat(trail.book().last().entry()).isEqualTo(Side.SELL);
  }

  @Test
  void a_fee_enlarges_what_an_opening_sale_owes_however_large_it_is() {
    trade(trail, Side.SELL, "1", "50000", "0.001");
    assertThat(signed()).isEqualByComparingTo("-1.001");
    var small = new PositionTrail(PAIR, USDT);
    trade(small, Side.SELL, "0.001", "50000", "0.002");
    assertThat(small.figures().signedQuantity()).isEqualByComparingTo("-0.003");
    assertThat(small.figures().costBasis()).isEqualTo(Money.of("-50.00000000", USDT));
  }

  @Test
  void a_fee_larger_than_what_was_bought_is_owed() {
    var changes = trade(trail, Side.BUY, "0.001", "50000", "0.003");
    assertThat(names(changes))
        .containsExactly("PositionOpened", "PositionClosed", "PositionOpened");
    assertThat(signed()).isEqualByComparingTo("-0.002");
    assertThat(trail.book().last().entry()).isEqualTo(Side.SELL);
    assertThat(trail.realizedOfAllCycles()).isEqualByComparingTo("-50");
  }

  @Test
  void a_turn_takes_the_whole_fee_from_what_it_opens() {
    trade(trail, Side.SELL, "1", "50000", "0");
    trade(trail, Side.BUY, "1.5", "50000", "0.001");
    assertThat(signed()).isEqualByComparingTo("0.499");
    var other = new PositionTrail(PAIR, USDT);
    trade(other, Side.BUY, "1", "3000", "0");
    trade(other, Side.SELL, "1.5", "3000", "0.001");
    assertThat(other.figures().signedQuantity()).isEqualByComparingTo("-0.501");
  }

  @Test
  void a_turn_whose_fee_is_larger_than_what_it_opens_turns_back() {
    trade(trail, Side.SELL, "1", "50000", "0");
    var changes = trade(trail, Side.BUY, "1.0005", "50000", "0.001");
    assertThat(names(changes))
        .containsExactly("PositionClosed", "PositionOpened", "PositionClosed", "PositionOpened");
    assertThat(signed()).isEqualByComparingTo("-0.0005");
    trail.bust(trail.executions().getLast());
    assertThat(signed()).isEqualByComparingTo("-1");
  }

  @Test
  void a_bust_takes_back_what_was_sold_and_the_fee_at_once() {
    trade(trail, Side.BUY, "1", "50000", "0.001");
    trade(trail, Side.SELL, "0.999", "50100", "0.000999");
    trail.bust(trail.executions().getLast());
    assertThat(signed()).isEqualByComparingTo("0.999");
    assertThat(trail.figures().costBasis()).isEqualTo(Money.of("50000.00000000", USDT));
  }

  @Test
  void what_is_owed_is_a_round_trip_of_its_own() {
    trade(trail, Side.BUY, "1", "50000", "0.001");
    trade(trail, Side.SELL, "0.999", "50100", "0.000999");
    trade(trail, Side.BUY, "0.000999", "50000", "0");
    var trips = Lots.of(LotMethod.FLAT_TO_FLAT, trail.histories()).closed();
    assertThat(trips).hasSize(2);
    assertThat(trips.getLast().side()).isEqualTo(PositionSide.SHORT);
    assertThat(trips.getLast().qty().value()).isEqualByComparingTo("0.000999");
    assertThat(trips.getLast().grossPnl().amount()).isEqualByComparingTo("-49.95");
  }

  @Test
  void an_account_that_cannot_owe_pays_in_cash_what_it_does_not_hold() {
    var cash = new PositionTrail(PAIR, USDT, false);
    trade(cash, Side.BUY, "1", "50000", "0.001");
    trade(cash, Side.SELL, "0.999", "50000", "0.000999");
    assertThat(cash.figures().flat()).isTrue();
    assertThat(cash.figures().fees().amount()).isEqualByComparingTo("49.95");
    trade(cash, Side.BUY, "1", "50000", "0");
    trade(cash, Side.SELL, "0.999", "50000", "0.001");
    assertThat(cash.figures().flat()).isTrue();
    assertThat(cash.figures().fees().isZero()).isTrue();
  }

  private BigDecimal signed() {
    return trail.figures().signedQuantity();
  }

  private static List<PositionChange> trade(
      PositionTrail trail, Side side, String quantity, String price, String fee) {
    return trail.fill(
        trail.execution(side, quantity, price, Money.rounded(new BigDecimal(fee), BTC)));
  }

  private static List<String> names(List<PositionChange> changes) {
    return changes.stream().map(change -> change.event().getClass().getSimpleName()).toList();
  }
}
