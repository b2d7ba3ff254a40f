package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderCommand.ReplaceOrder;
import dev.blotter.testing.fix.FixReport;
import dev.blotter.testing.fix.FixReport.ExecType;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a replacement must change. */
class ReplacementTest {

  private static final Instant END = Orders.NOW.plusSeconds(3600);
  private static final OrderTerms DAY = terms(OrderType.LIMIT, TimeInForce.DAY);
  private static final OrderTerms GTD = terms(OrderType.LIMIT, TimeInForce.GTD);

  private static OrderTerms terms(OrderType type, TimeInForce timeInForce) {
    return Orders.terms(type, timeInForce, "10");
  }

  private static ReplaceOrder asking(
      @Nullable String quantity,
      @Nullable String price,
      @Nullable TimeInForce timeInForce,
      @Nullable Instant expireAt) {
    return new ReplaceOrder(
        Orders.ID,
        Orders.USER,
        "r",
        null,
        quantity == null ? null : Quantity.of(quantity),
        price == null ? null : Price.of(price),
        null,
        timeInForce,
        expireAt);
  }

  private static ReplaceOrder trailing(Trail trail) {
    return new ReplaceOrder(
        Orders.ID, Orders.USER, "r", null, null, null, null, null, null, null, trail);
  }

  static Stream<Arguments> theSame() {
    return Stream.of(
        Arguments.of(DAY, asking("10.0", "100.00", null, null)),
        Arguments.of(DAY, asking(null, null, TimeInForce.DAY, null)),
        Arguments.of(GTD, asking("10", null, TimeInForce.GTD, null)),
        Arguments.of(GTD, asking(null, null, null, END)),
        Arguments.of(
            terms(OrderType.TRAILING_STOP, TimeInForce.GTC), trailing(Trail.by(Price.of("1.50")))));
  }

  @ParameterizedTest
  @MethodSource("theSame")
  void what_asks_for_what_is_there_asks_for_nothing(OrderTerms terms, ReplaceOrder same) {
    assertThat(new OrderStory(terms).ask(same)).contains("NOTHING_TO_REPLACE");
  }

  static Stream<Arguments> another() {
    return Stream.of(
        Arguments.of(DAY, asking("10", "100.01", null, null)),
        Arguments.of(DAY, asking("10", "100", TimeInForce.GTC, null)),
        Arguments.of(GTD, asking(null, null, null, END.plusSeconds(1))),
        Arguments.of(
            terms(OrderType.TRAILING_STOP, TimeInForce.GTC), trailing(Trail.byPercent("1.5"))));
  }

  @ParameterizedTest
  @MethodSource("another")
  void one_thing_that_is_another_is_enough(OrderTerms terms, ReplaceOrder another) {
    assertThat(new OrderStory(terms).ask(another)).isEmpty();
  }

  @Test
  void what_is_wrong_is_no_nothing() {
    assertThat(new OrderStory(DAY).ask(asking(null, null, null, END)))
        .contains("EXPIRE_TIME_NOT_ALLOWED");
  }

  @Test
  void it_is_held_against_what_was_confirmed_last() {
    var story = new OrderStory(DAY).and(asking("12", null, null, null));
    assertThat(story.ask(asking("12", null, null, null))).contains("REPLACE_IN_PROGRESS");
    story.and(DecidedOrders.command(FixReport.of(ExecType.REPLACED, "x")));
    assertThat(story.ask(asking("12", null, null, null))).contains("NOTHING_TO_REPLACE");
    assertThat(story.ask(asking("10", null, null, null))).isEmpty();
  }
}
