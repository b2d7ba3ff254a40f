package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderCommand.ExpireOrder;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderDecider;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.TimeInForce;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Thanksgiving of 2026 is Thursday, 26 November. The session ends at 16:00 in New York. */
class HolidaysTest {
  private static final Symbol AAPL = Symbol.of("AAPL");
  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-11-25T17:00:00Z");
  private static final Instant THURSDAY_NOON = Instant.parse("2026-11-26T17:00:00Z");
  private static final Instant FRIDAY_OPEN = Instant.parse("2026-11-27T14:30:00Z");
  private static final Instant FRIDAY_CLOSE = Instant.parse("2026-11-27T21:00:00Z");
  private static final Instant MONDAY_OPEN = Instant.parse("2026-11-30T14:30:00Z");
  private static final Instant TUESDAY_OPEN = Instant.parse("2026-12-01T14:30:00Z");

  @Test
  void what_is_sold_before_a_holiday_settles_after_it() {
    assertThat(rules("").settlement().settlesAt(AAPL, WEDNESDAY_NOON))
        .contains(Instant.parse("2026-11-26T14:30:00Z"));
    assertThat(rules("2026-11-26").settlement().settlesAt(AAPL, WEDNESDAY_NOON))
        .contains(FRIDAY_OPEN);
  }

  @Test
  void a_weekend_and_a_holiday_after_it_are_both_passed_over() {
    var friday = Instant.parse("2026-11-27T17:00:00Z");
    assertThat(rules("2026-11-26").settlement().settlesAt(AAPL, friday)).contains(MONDAY_OPEN);
    assertThat(rules("2026-11-26,2026-11-30").settlement().settlesAt(AAPL, friday))
        .contains(TUESDAY_OPEN);
  }

  @Test
  void a_pair_settles_at_once_on_a_holiday_too() {
    var settlement = rules("2026-11-26").settlement();
    assertThat(settlement.settlesAt(Symbol.of("BTC/USD"), THURSDAY_NOON)).isEmpty();
  }

  @Test
  void a_day_order_of_a_holiday_ends_when_the_next_session_does_as_one_of_a_weekend() {
    var close = rules("2026-11-26").orders().sessionClose();
    assertThat(close.after(THURSDAY_NOON)).isEqualTo(FRIDAY_CLOSE);
    var evening = Instant.parse("2026-11-25T21:00:00Z");
    assertThat(close.after(evening)).isEqualTo(FRIDAY_CLOSE);
    assertThat(close.after(evening.minusMillis(1))).isEqualTo(evening);
    assertThat(rules("2026-11-27").orders().sessionClose().after(FRIDAY_OPEN))
        .isEqualTo(Instant.parse("2026-11-30T21:00:00Z"));
  }

  @Test
  void an_order_keeps_the_end_that_it_was_given_though_the_list_changes() {
    var terms = Accounts.terms(AAPL, Side.BUY, "1", "100", TimeInForce.DAY, false);
    var place = new PlaceOrder(new UUID(3, 3), new UUID(1, 1), "client", null, terms);
    var order = initialized(new OrderDecider(rules("2026-11-26").orders()), place);
    assertThat(order.terms().expireAt()).isEqualTo(FRIDAY_CLOSE);
    var later = new OrderDecider(rules("").orders());
    var expire = new ExpireOrder(order.orderId(), "DAY_OVER");
    assertThat(later.decide(order, expire, FRIDAY_CLOSE.minusMillis(1)))
        .isInstanceOf(Decision.Rejected.class);
    assertThat(later.decide(order, expire, FRIDAY_CLOSE)).isInstanceOf(Decision.Accepted.class);
  }

  private static Order initialized(OrderDecider decider, PlaceOrder place) {
    var decision = decider.initialize(place, new UUID(2, 2), THURSDAY_NOON);
    var events = ((Decision.Accepted<OrderEvent>) decision).events();
    return new OrderAggregate().evolve(null, events.getFirst());
  }

  @Test
  void holidays_are_read_with_blanks_between_them() {
    var calendar = TradingBeans.calendar(rules(" 2026-11-26 , 2026-12-25 "));
    assertThat(calendar.holidays())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25));
  }

  @Test
  void what_is_no_date_is_named_with_its_key() {
    for (var wrong : new String[] {"2026-02-29", "26.11.2026", "2026-11-26 2026-12-25"}) {
      assertThatThrownBy(() -> rules("2026-11-26," + wrong))
          .hasMessageContaining("blotter.trading.holidays")
          .hasMessageContaining("no date such as 2026-12-25: " + wrong);
    }
  }

  private static TradingRules rules(String holidays) {
    Map<String, String> settings =
        holidays.isEmpty() ? Map.of() : Map.of("blotter.trading.holidays", holidays);
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withDefaultValues(settings)
            .withMapping(TradingConfig.class)
            .build()
            .getConfigMapping(TradingConfig.class);
    return TradingRules.of(config);
  }
}
