package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Decision;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HandlingTest {

  private static final Handling POST_ONLY = new Handling(true, false);
  private static final Handling EXTENDED = new Handling(false, true);

  private static OrderTerms terms(OrderType type, TimeInForce timeInForce, Handling handling) {
    return Orders.terms(type, timeInForce, "10", null, handling);
  }

  private static Decision<OrderEvent> placed(OrderTerms terms, Instant now) {
    var decider = new OrderDecider(OrderPolicies.STANDARD);
    return decider.initialize(Orders.place(terms), Orders.PORTFOLIO, null, now);
  }

  static Stream<Arguments> refused() {
    var post = OrderRejection.POST_ONLY_NOT_ALLOWED;
    var extended = OrderRejection.EXTENDED_HOURS_NOT_ALLOWED;
    return Stream.of(
        Arguments.of(post, terms(OrderType.MARKET, TimeInForce.DAY, POST_ONLY)),
        Arguments.of(post, terms(OrderType.STOP_LIMIT, TimeInForce.DAY, POST_ONLY)),
        Arguments.of(post, terms(OrderType.LIMIT, TimeInForce.IOC, POST_ONLY)),
        Arguments.of(post, terms(OrderType.LIMIT, TimeInForce.FOK, POST_ONLY)),
        Arguments.of(extended, terms(OrderType.MARKET, TimeInForce.DAY, EXTENDED)),
        Arguments.of(extended, terms(OrderType.STOP_LIMIT, TimeInForce.GTC, EXTENDED)),
        Arguments.of(extended, terms(OrderType.LIMIT, TimeInForce.GTD, EXTENDED)),
        Arguments.of(extended, terms(OrderType.LIMIT, TimeInForce.IOC, EXTENDED)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void it_goes_with_limit_orders_of_some_kinds_only(OrderRejection code, OrderTerms terms) {
    assertThat(Orders.refusal(terms, OrderPolicies.STANDARD)).contains(code);
  }

  @Test
  void an_order_keeps_it_through_a_replacement() {
    var both = new Handling(true, true);
    var story = new OrderStory(terms(OrderType.LIMIT, TimeInForce.GTC, both));
    story.and(Orders.replace("r", "12"));
    assertThat(story.order().pendingReplace().requested().handling()).isEqualTo(both);
  }

  @Test
  void an_order_with_extended_hours_is_replaced_by_none_that_cannot_have_them() {
    var story = new OrderStory(terms(OrderType.LIMIT, TimeInForce.DAY, EXTENDED));
    var until = Orders.NOW.plusSeconds(60);
    var goodTill =
        new ReplaceOrder(
            Orders.ID, Orders.USER, "r", null, null, null, null, TimeInForce.GTD, until);
    assertThat(story.ask(goodTill)).contains("EXTENDED_HOURS_NOT_ALLOWED");
  }

  /** The session ends at 16:00 in New York, the hours after it at 20:00. */
  @Test
  void a_day_order_with_extended_hours_ends_when_they_do() {
    var friday = "2026-03-06T";
    assertThat(end(friday + "20:00:00Z", EXTENDED)).isEqualTo("2026-03-07T01:00:00Z");
    assertThat(end(friday + "23:00:00Z", EXTENDED)).isEqualTo("2026-03-07T01:00:00Z");
    assertThat(end("2026-03-07T00:59:59Z", EXTENDED)).isEqualTo("2026-03-07T01:00:00Z");
    assertThat(end("2026-03-07T01:00:00Z", EXTENDED)).isEqualTo("2026-03-10T00:00:00Z");
    assertThat(end(friday + "23:00:00Z", POST_ONLY)).isEqualTo("2026-03-09T20:00:00Z");
  }

  private static Instant end(String now, Handling handling) {
    var terms = terms(OrderType.LIMIT, TimeInForce.DAY, handling);
    var events = ((Decision.Accepted<OrderEvent>) placed(terms, Instant.parse(now))).events();
    return new OrderAggregate().evolve(null, events.getFirst()).terms().expireAt();
  }
}
