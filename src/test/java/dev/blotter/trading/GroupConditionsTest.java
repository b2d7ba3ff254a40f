package dev.blotter.trading;

import static dev.blotter.trading.Accounts.AAPL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Side;
import dev.blotter.marketdata.InstrumentTerms;
import dev.blotter.marketdata.PlainTerms;
import dev.blotter.marketdata.TradingStatus;
import dev.blotter.order.Conditions;
import dev.blotter.order.Handling;
import dev.blotter.order.Order;
import dev.blotter.order.OrderClass;
import dev.blotter.order.OrderTerms;
import dev.blotter.order.PlaceGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for single orders holds for those that go together. */
class GroupConditionsTest {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final Accounts account = Accounts.guarded(WINDOW, "100000.00");

  private PlaceGroup bracket() {
    return account.group(OrderClass.BRACKET, Side.BUY, "10", "50.00", "60.00", "45.00");
  }

  private PlaceGroup exits() {
    return account.group(OrderClass.OCO, Side.SELL, "10", null, "60.00", "45.00");
  }

  private String code(PlaceGroup group) {
    return account.run(group).code();
  }

  @Test
  void a_group_for_the_same_as_another_is_refused_for_a_while() {
    assertThat(code(bracket())).isEmpty();
    var outcome = account.run(bracket());
    assertThat(outcome.code()).isEqualTo("DUPLICATE_INTENT");
    assertThat(outcome.events()).isEmpty();
    account.trading.pass(WINDOW);
    assertThat(code(bracket())).isEmpty();
  }

  @Test
  void two_exits_for_the_same_as_two_others_are_refused_for_a_while() {
    account.fill(account.placed(Side.BUY, "20", "50.00"), "held", "20", "50.00");
    assertThat(code(exits())).isEmpty();
    assertThat(code(exits())).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void an_entry_for_the_same_as_a_single_order_is_refused() {
    assertThat(account.run(account.order(Side.BUY, "10", "50.00")).code()).isEmpty();
    assertThat(code(bracket())).isEqualTo("DUPLICATE_INTENT");
  }

  @Test
  void a_group_that_comes_too_late_is_not_placed() {
    var late = account.trading.now().minusMillis(1);
    var outcome = account.run(validUntil(bracket(), late));
    assertThat(outcome.code()).isEqualTo("STALE_REQUEST");
    assertThat(outcome.events()).isEmpty();
    assertThat(code(validUntil(bracket(), account.trading.now()))).isEmpty();
  }

  private static PlaceGroup validUntil(PlaceGroup group, Instant moment) {
    return new PlaceGroup(
        group.orderClass(),
        SameOrder.on(group.first(), new Conditions(moment, null, false)),
        group.takeProfit(),
        group.stopLoss());
  }

  @Test
  void the_steps_of_an_instrument_hold_for_each_order_of_a_group() {
    account.instruments.tell(AAPL, traded(TradingStatus.TRADING));
    var off = account.group(OrderClass.BRACKET, Side.BUY, "10", "50.00", "60.03", "45.00");
    var outcome = account.run(off);
    assertThat(outcome.code()).isEqualTo("BAD_PRECISION");
    assertThat(outcome.rejection().orElseThrow().field()).isEqualTo("take_profit/limit_price");
    assertThat(code(bracket())).isEmpty();
  }

  @Test
  void an_instrument_that_is_only_closed_takes_exits_and_no_entry() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "held", "10", "50.00");
    account.trading.pass(WINDOW);
    account.instruments.tell(AAPL, traded(TradingStatus.CLOSE_ONLY));
    assertThat(code(bracket())).isEqualTo("INSTRUMENT_CLOSE_ONLY");
    assertThat(code(exits())).isEmpty();
  }

  private static InstrumentTerms traded(TradingStatus status) {
    return PlainTerms.stepped("0.05", status);
  }

  @Test
  void what_is_asked_of_the_venue_is_asked_for_the_first_order() {
    account.fill(account.placed(Side.BUY, "10", "50.00"), "held", "10", "50.00");
    account.trading.pass(WINDOW);
    for (var group : List.of(exits(), bracket())) {
      var resting = resting(group);
      assertThat(code(resting)).isEmpty();
      assertThat(order(resting.first().orderId()).terms().postOnly()).isTrue();
      assertThat(order(resting.stopLoss().orderId()).terms().postOnly()).isFalse();
    }
  }

  private Order order(UUID id) {
    return account.trading.state(AggregateRef.order(id), Order.class).orElseThrow();
  }

  private static PlaceGroup resting(PlaceGroup group) {
    var asked = group.first().terms();
    var terms =
        new OrderTerms(
            asked.symbol(),
            asked.side(),
            asked.type(),
            asked.timeInForce(),
            asked.quantity(),
            asked.limitPrice(),
            asked.stopPrice(),
            asked.expireAt(),
            asked.reduceOnly(),
            asked.trail(),
            Handling.of(true, false));
    return new PlaceGroup(
        group.orderClass(),
        SameOrder.on(group.first(), terms),
        group.takeProfit(),
        group.stopLoss());
  }
}
