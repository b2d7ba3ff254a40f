package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.order.VenueReport.ConfirmReplace;
import dev.blotter.order.VenueReport.RestateOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that are over with their first execution, and not before. */
class ImmediateOrdersTest {

  private static OrderStory placed(TimeInForce timeInForce) {
    return new OrderStory(Orders.terms(OrderType.LIMIT, timeInForce, "10"))
        .and(Orders.accept("ack"));
  }

  private static RestateOrder restated(@Nullable Quantity quantity, @Nullable Ratio ratio) {
    return new RestateOrder(Orders.ID, Orders.VENUE, "s", null, "RESTATED", quantity, ratio);
  }

  @ParameterizedTest
  @EnumSource(names = {"IOC", "FOK"})
  void a_confirmed_replacement_leaves_it_to_be_executed(TimeInForce timeInForce) {
    var story = placed(timeInForce).and(Orders.replace("r", "6"));
    story.and(new ConfirmReplace(Orders.ID, Orders.VENUE, "x", null));
    assertThat(story.order().status()).isEqualTo(OrderStatus.ACCEPTED);
    story.and(Orders.fill("f", "6", "100"));
    assertThat(story.order().status()).isEqualTo(OrderStatus.FILLED);
  }

  @ParameterizedTest
  @EnumSource(names = {"IOC", "FOK"})
  void a_restatement_leaves_it_to_be_executed(TimeInForce timeInForce) {
    var story = placed(timeInForce).and(restated(Quantity.of("8"), null));
    assertThat(story.order().status()).isEqualTo(OrderStatus.ACCEPTED);
    story = placed(timeInForce).and(restated(null, Ratio.of("2", "1")));
    assertThat(story.order().status()).isEqualTo(OrderStatus.ACCEPTED);
    story.and(Orders.fill("f", "20", "100"));
    assertThat(story.order().status()).isEqualTo(OrderStatus.FILLED);
  }

  @ParameterizedTest
  @EnumSource(names = {"IOC", "FOK"})
  void what_it_loses_to_a_bust_expires(TimeInForce timeInForce) {
    var story = placed(timeInForce).and(Orders.fill("f", "10", "100")).and(Orders.bust("b", "f"));
    assertThat(story.order().status()).isEqualTo(OrderStatus.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(names = {"IOC", "FOK"})
  void a_correction_to_less_ends_the_one_and_cannot_be_true_of_the_other(TimeInForce timeInForce) {
    var story = placed(timeInForce).and(Orders.fill("f", "10", "100"));
    var refusal = story.ask(Orders.correct("c", "f", "9", "100"));
    if (timeInForce == TimeInForce.FOK) {
      assertThat(refusal).contains("FOK_PARTIAL_FILL");
      assertThat(story.order().status()).isEqualTo(OrderStatus.FILLED);
    } else {
      assertThat(refusal).isEmpty();
      assertThat(story.order().status()).isEqualTo(OrderStatus.EXPIRED);
    }
  }
}
