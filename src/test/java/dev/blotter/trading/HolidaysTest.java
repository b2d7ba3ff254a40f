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
  void a_day_order_of_a_half_day_ends_when_its_session_does() {
    var close = half("2026-11-27=13:00 , 2026-12-24=13:00").orders().sessionClose();
    assertThat(close.after(FRIDAY_OPEN)).isEqualTo("2026-11-27T18:00:00Z");
    assertThat(close.after(Instant.parse("2026-11-27T18:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-30T21:00:00Z"));
    assertThat(close.after(MONDAY_OPEN)).isEqualTo("2026-11-30T21:00:00Z");
    assertThat(close.after(Instant.parse("2026-12-24T15:00:00Z")))
        .isEqualTo("2026-12-24T18:00:00Z");
  }

  @Test
  void extended_hours_of_a_half_day_end_as_much_earlier() {
    var close = half("2026-11-27=13:00").orders().sessionClose();
    assertThat(close.extendedAfter(FRIDAY_OPEN)).isEqualTo("2026-11-27T22:00:00Z");
    assertThat(close.extendedAfter(MONDAY_OPEN)).isEqualTo("2026-12-01T01:00:00Z");
  }

  @Test
  void hours_after_the_session_may_go_on_past_midnight() {
    var settings = Map.of("blotter.trading.extended-hours", "10h");
    var close = rulesOf(settings).orders().sessionClose();
    assertThat(close.extendedAfter(Instant.parse("2026-11-25T06:30:00Z")))
        .isEqualTo("2026-11-25T07:00:00Z");
  }

  @Test
  void what_is_no_half_day_is_named_with_its_key() {
    for (var wrong : new String[] {"2026-11-27", "2026-11-27=noon", "13:00", "2026-11-31=13:00"}) {
      assertThatThrownBy(() -> half(wrong))
          .hasMessageContaining("blotter.trading.half-days")
          .hasMessageContaining("no half day such as 2026-11-27=13:00: " + wrong);
    }
    assertThatThrownBy(() -> half("2026-11-28=13:00")).hasMessageContaining("has no session");
    assertThatThrownBy(() -> half("2026-11-27=13:00,2026-11-27=14:00"))
        .hasMessageContaining("2026-11-27 is named twice");
  }

  private static TradingRules half(String days) {
    return rulesOf(Map.of("blotter.trading.half-days", days));
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
    var decision = decider.initialize(place, new UUID(2, 2), null, THURSDAY_NOON);
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
    return rulesOf(holidays.isEmpty() ? Map.of() : Map.of("blotter.trading.holidays", holidays));
  }

  private static TradingRules rulesOf(Map<String, String> settings) {
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
