package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.order.VenueReport.RestateOrder;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrailingStopTest {

  private static final OrderTerms TERMS =
      Orders.terms(OrderType.TRAILING_STOP, TimeInForce.GTC, "10");

  private final OrderStory story = new OrderStory(TERMS).and(Orders.accept("ack"));

  private static OrderTerms trailing(@Nullable Trail trail) {
    return Orders.terms(OrderType.TRAILING_STOP, TimeInForce.GTC, "10", trail, null);
  }

  private static RestateOrder moved(String id, @Nullable String hwm, @Nullable String stop) {
    return restated(id, null, null, hwm, stop);
  }

  private static RestateOrder restated(
      String id,
      @Nullable String quantity,
      @Nullable Ratio ratio,
      @Nullable String hwm,
      @Nullable String stop) {
    return new RestateOrder(
        Orders.ID,
        Orders.VENUE,
        id,
        null,
        "TRAILED",
        null,
        quantity == null ? null : Quantity.of(quantity),
        ratio,
        TrailedStop.of(price(hwm), price(stop)));
  }

  private static @Nullable Price price(@Nullable String text) {
    return text == null ? null : Price.of(text);
  }

  private static ReplaceOrder retrailed(Trail trail) {
    return new ReplaceOrder(
        Orders.ID, Orders.USER, "r", null, null, null, null, null, null, null, trail);
  }

  private static OrderCommand report(ExecType type) {
    return DecidedOrders.command(FixReport.of(type, "report-" + type));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(OrderRejection.TRAIL_REQUIRED, trailing(null)),
        Arguments.of(
            OrderRejection.TRAIL_REQUIRED,
            trailing(new Trail(Price.of("1"), Trail.byPercent("1").percent()))),
        Arguments.of(OrderRejection.PRICE_NOT_POSITIVE, trailing(Trail.by(Price.of("0")))),
        Arguments.of(OrderRejection.OUT_OF_RANGE, trailing(Trail.byPercent("0"))),
        Arguments.of(OrderRejection.OUT_OF_RANGE, trailing(Trail.byPercent("-1"))),
        Arguments.of(OrderRejection.OUT_OF_RANGE, trailing(Trail.byPercent("100"))),
        Arguments.of(OrderRejection.OUT_OF_RANGE, trailing(Trail.byPercent("1.00001"))),
        Arguments.of(
            OrderRejection.TRAIL_NOT_ALLOWED,
            Orders.terms(OrderType.STOP, TimeInForce.DAY, "10", Trail.byPercent("1"), null)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_trail_is_one_distance_and_goes_with_a_trailing_stop(
      OrderRejection code, OrderTerms terms) {
    assertThat(Orders.refusal(terms, OrderPolicies.STANDARD)).contains(code);
  }

  @Test
  void its_stop_is_where_the_venue_says_and_nowhere_before() {
    assertThat(story.order().stopPrice()).isNull();
    story.and(moved("a", "101", "99.5"));
    assertThat(story.order().stopPrice()).isEqualTo(Price.of("99.5"));
    story.and(moved("b", "103", null));
    assertThat(story.order().trailed())
        .isEqualTo(new TrailedStop(Price.of("103"), Price.of("99.5")));
  }

  @Test
  void a_restatement_that_says_nothing_of_the_stop_leaves_it() {
    story.and(moved("a", "101", "99.5")).and(restated("b", "8", null, null, null));
    assertThat(story.order().terms().quantity()).isEqualTo(Quantity.of("8"));
    assertThat(story.order().stopPrice()).isEqualTo(Price.of("99.5"));
  }

  @Test
  void an_order_that_does_not_trail_has_no_stop_that_a_venue_moves() {
    var plain = new OrderStory(Orders.terms(OrderType.STOP, TimeInForce.GTC, "10"));
    assertThat(plain.ask(moved("a", "101", "99.5"))).contains("STOP_PRICE_NOT_ALLOWED");
  }

  @Test
  void no_stop_is_at_zero() {
    assertThat(story.ask(moved("a", "101", "0"))).contains("PRICE_NOT_POSITIVE");
    assertThat(story.ask(moved("b", "0", null))).contains("PRICE_NOT_POSITIVE");
  }

  @Test
  void it_is_triggered_as_any_stop() {
    story.and(report(ExecType.TRIGGERED));
    assertThat(story.order().lifecycle().triggered()).isTrue();
  }

  @Test
  void that_it_was_triggered_may_be_told_after_what_came_of_it() {
    story.and(Orders.fill("f", "10", "100")).and(report(ExecType.TRIGGERED));
    assertThat(story.order().lifecycle().triggered()).isTrue();
    assertThat(story.order().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void once_it_is_triggered_it_waits_for_no_other_stop() {
    story.and(report(ExecType.TRIGGERED));
    assertThat(story.ask(retrailed(Trail.byPercent("2")))).contains("ILLEGAL_TRANSITION");
    assertThat(story.ask(Orders.replace("r", "12"))).isEmpty();
  }

  @Test
  void nor_does_an_order_with_a_stop_of_its_client() {
    var plain = new OrderStory(Orders.terms(OrderType.STOP, TimeInForce.GTC, "10"));
    plain.and(report(ExecType.TRIGGERED));
    var lower =
        new ReplaceOrder(Orders.ID, Orders.USER, "r", null, null, null, Price.of("1"), null, null);
    assertThat(plain.ask(lower)).contains("ILLEGAL_TRANSITION");
  }

  @Test
  void what_no_venue_had_was_not_triggered() {
    story.and(report(ExecType.REJECTED));
    assertThat(story.ask(report(ExecType.TRIGGERED))).contains("ILLEGAL_TRANSITION");
  }

  @Test
  void another_trail_counts_once_it_is_confirmed_and_leaves_the_stop_to_the_venue() {
    story.and(moved("a", "101", "99.5")).and(retrailed(Trail.byPercent("2.50")));
    assertThat(story.order().stopPrice()).isEqualTo(Price.of("99.5"));
    story.and(report(ExecType.REPLACED));
    assertThat(story.order().terms().trail()).isEqualTo(Trail.byPercent("2.5"));
    assertThat(story.order().trailed()).isEqualTo(new TrailedStop(Price.of("101"), null));
  }

  @Test
  void another_quantity_leaves_the_stop_where_it_is() {
    story.and(moved("a", "101", "99.5")).and(Orders.replace("r", "12"));
    story.and(report(ExecType.REPLACED));
    assertThat(story.order().stopPrice()).isEqualTo(Price.of("99.5"));
    assertThat(Revisions.of(OrderRecord.of(story.events())))
        .extracting(OrderRevision::stopPrice)
        .containsExactly(null, Price.of("99.5"), Price.of("99.5"));
  }

  @Test
  void a_split_divides_the_distance_and_the_stop() {
    var two = Ratio.of("2", "1");
    story.and(moved("a", "101", "99.5")).and(restated("b", null, two, null, null));
    assertThat(story.order().terms().trail()).isEqualTo(Trail.by(Price.of("0.75")));
    assertThat(story.order().trailed())
        .isEqualTo(new TrailedStop(Price.of("50.5"), Price.of("49.75")));
    story.and(restated("c", null, two, null, "25.5"));
    assertThat(story.order().trailed())
        .isEqualTo(new TrailedStop(Price.of("25.25"), Price.of("25.5")));
  }

  @Test
  void terms_for_another_distance_are_for_something_else() {
    assertThat(trailing(Trail.byPercent("2")).intent()).isNotEqualTo(TERMS.intent());
    assertThat(trailing(Trail.by(Price.of("1.50"))).intent()).isEqualTo(TERMS.intent());
  }
}
