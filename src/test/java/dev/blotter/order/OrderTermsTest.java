package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Side;
import dev.blotter.kernel.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTermsTest {

  private static final Instant LATER = Orders.NOW.plusSeconds(60);

  private static OrderTerms terms(
      OrderType type,
      TimeInForce timeInForce,
      String quantity,
      @Nullable String limit,
      @Nullable String stop,
      @Nullable Instant expireAt) {
    return new OrderTerms(
        Symbol.of("AAPL"),
        Side.SELL,
        type,
        timeInForce,
        Quantity.of(quantity),
        limit == null ? null : Price.of(limit),
        stop == null ? null : Price.of(stop),
        expireAt,
        false);
  }

  static Stream<Arguments> refused() {
    var day = TimeInForce.DAY;
    return Stream.of(
        Arguments.of(
            OrderRejection.QUANTITY_NOT_POSITIVE,
            terms(OrderType.MARKET, day, "0", null, null, null)),
        Arguments.of(
            OrderRejection.LIMIT_PRICE_REQUIRED,
            terms(OrderType.LIMIT, day, "1", null, null, null)),
        Arguments.of(
            OrderRejection.LIMIT_PRICE_NOT_ALLOWED,
            terms(OrderType.MARKET, day, "1", "10", null, null)),
        Arguments.of(
            OrderRejection.STOP_PRICE_REQUIRED,
            terms(OrderType.STOP_LIMIT, day, "1", "10", null, null)),
        Arguments.of(
            OrderRejection.STOP_PRICE_NOT_ALLOWED,
            terms(OrderType.LIMIT, day, "1", "10", "9", null)),
        Arguments.of(
            OrderRejection.PRICE_NOT_POSITIVE, terms(OrderType.LIMIT, day, "1", "0", null, null)),
        Arguments.of(
            OrderRejection.EXPIRE_TIME_REQUIRED,
            terms(OrderType.LIMIT, TimeInForce.GTD, "1", "10", null, null)),
        Arguments.of(
            OrderRejection.EXPIRE_TIME_NOT_ALLOWED,
            terms(OrderType.LIMIT, day, "1", "10", null, LATER)),
        Arguments.of(
            OrderRejection.EXPIRE_TIME_IN_PAST,
            terms(OrderType.LIMIT, TimeInForce.GTD, "1", "10", null, Orders.NOW)),
        Arguments.of(
            OrderRejection.UNSUPPORTED_TIME_IN_FORCE,
            terms(OrderType.STOP, TimeInForce.FOK, "1", null, "10", null)),
        Arguments.of(
            OrderRejection.BAD_PRECISION, terms(OrderType.LIMIT, day, "1", "10.001", null, null)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void terms_that_break_a_rule_are_refused(OrderRejection code, OrderTerms terms) {
    assertThat(Orders.refusal(terms, pennies())).contains(code);
  }

  @Test
  void prices_below_a_penny_are_allowed_where_the_operator_allows_them() {
    var terms = terms(OrderType.LIMIT, TimeInForce.DAY, "1", "10.001", null, null);
    assertThat(Orders.refusal(terms, OrderPolicies.STANDARD)).isEmpty();
  }

  @Test
  void a_day_order_placed_after_fridays_close_ends_on_monday() {
    var close = OrderPolicies.STANDARD.sessionClose();
    assertThat(close.after(Instant.parse("2026-03-06T21:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-09T20:00:00Z"));
  }

  private static OrderPolicies pennies() {
    return new OrderPolicies(
        false, false, OrderPolicies.STANDARD.sessionClose(), Duration.ofSeconds(10));
  }
}
