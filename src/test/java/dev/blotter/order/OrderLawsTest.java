package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Quantity;
import dev.blotter.order.OrderEvent.OrderCanceled;
import dev.blotter.order.OrderEvent.OrderPendingCancel;
import dev.blotter.order.VenueReport.RecordFill;
import dev.blotter.testing.Property;
import dev.blotter.testing.fix.FixReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What must be equal however one gets there; the numbers are those of the rules' list. */
class OrderLawsTest {

  private static final int CASES = 1_000;

  private static OrderStory large() {
    return of("1000000");
  }

  private static OrderStory of(String quantity) {
    return new OrderStory(Orders.terms(OrderType.LIMIT, TimeInForce.GTC, quantity))
        .and(Orders.accept("ack"));
  }

  /** Often so little that the venue executes more. */
  private static String total(RandomGenerator random) {
    return Integer.toString(1 + random.nextInt(10_000));
  }

  private static List<RecordFill> fills(RandomGenerator random) {
    var moves = new OrderMoves(random);
    List<RecordFill> fills = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      fills.add(Orders.fill(moves.id(), moves.quantity() + "", moves.price() + ""));
    }
    return fills;
  }

  private static OrderFigures figures(String total, List<? extends OrderCommand> commands) {
    var story = of(total);
    commands.forEach(story::and);
    return story.order().figures();
  }

  @Test
  void invariant_7_an_execution_reported_again_changes_nothing() {
    Property.check(
        "redelivery",
        CASES,
        random -> {
          var moves = new OrderMoves(random);
          var story = new OrderStory(moves.terms());
          List<OrderCommand> accepted = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            var command = moves.next(story.order());
            if (story.ask(command).isEmpty() && isExecution(command)) {
              accepted.add(command);
            }
          }
          var before = story.events();
          accepted.forEach(story::and);
          assertThat(story.events()).isEqualTo(before);
        });
  }

  private static boolean isExecution(OrderCommand command) {
    return command instanceof RecordFill
        || command instanceof VenueReport.CorrectFill
        || command instanceof VenueReport.BustFill;
  }

  @Test
  void invariant_7_an_execution_id_with_other_content_is_refused() {
    Property.check(
        "reused id",
        CASES,
        random -> {
          var fill = fills(random).getFirst();
          var other = Orders.fill(fill.execId(), fill.lastQty() + "1", fill.lastPx().toString());
          assertThat(large().and(fill).ask(other)).contains("EXEC_ID_REUSED");
        });
  }

  @Test
  void invariant_8_the_order_of_fills_does_not_matter() {
    Property.check(
        "permuted fills",
        CASES,
        random -> {
          var total = total(random);
          var fills = fills(random);
          var expected = figures(total, fills);
          Collections.shuffle(fills, new Random(random.nextLong()));
          assertThat(figures(total, fills)).isEqualTo(expected);
        });
  }

  @Test
  void invariant_10_many_cancels_and_fills_lose_nothing_and_count_nothing_twice() {
    Property.check(
        "cancels and fills",
        CASES,
        random -> {
          var story = large();
          List<OrderCommand> commands = new ArrayList<>(fills(random));
          commands.add(Orders.cancel("a"));
          commands.add(Orders.cancel("b"));
          commands.add(Orders.cancel("c"));
          Collections.shuffle(commands, new Random(random.nextLong()));
          var executed = figures("1000000", fillsOf(commands)).cumQty();
          commands.forEach(story::and);
          story.and(Orders.cancelled("end")).and(Orders.cancel("d"));
          assertThat(story.events(OrderPendingCancel.class)).hasSize(1);
          var end = story.events(OrderCanceled.class).getFirst();
          assertThat(end.cancelled().plus(executed)).isEqualTo(Quantity.of("1000000"));
        });
  }

  private static List<OrderCommand> fillsOf(List<OrderCommand> commands) {
    return commands.stream().filter(RecordFill.class::isInstance).toList();
  }

  @Test
  void invariant_11_replaced_by_less_than_is_executed_it_is_filled_at_what_is_executed() {
    Property.check(
        "replaced by less",
        CASES,
        random -> {
          var story = large();
          fills(random).forEach(story::and);
          var cum = story.order().cumQty();
          var less = random.nextBoolean() ? cum : Quantity.of("0.01");
          story.and(Orders.replace("r", less.toString()));
          story.and(DecidedOrders.command(FixReport.of(FixReport.ExecType.REPLACED, "ok")));
          assertThat(story.order().status()).isEqualTo(OrderStatus.FILLED);
          assertThat(story.order().terms().quantity()).isEqualTo(cum);
        });
  }

  @Test
  void invariant_12_a_busted_fill_never_happened_and_cannot_be_busted_again() {
    Property.check(
        "bust",
        CASES,
        random -> {
          var fills = fills(random);
          var one = fills.get(random.nextInt(fills.size()));
          var total = total(random);
          var story = of(total);
          fills.forEach(story::and);
          story.and(Orders.bust("bust", one.execId()));
          var others = fills.stream().filter(f -> !f.equals(one)).toList();
          assertThat(story.order().figures()).isEqualTo(figures(total, others));
          assertThat(story.ask(Orders.bust("again", one.execId())))
              .contains("EXECUTION_ALREADY_BUSTED");
          assertThat(story.ask(Orders.bust("of the bust", "bust")))
              .contains("EXECUTION_ALREADY_BUSTED");
        });
  }

  @Test
  void invariant_13_a_correction_is_a_bust_and_another_fill() {
    Property.check(
        "correction",
        CASES,
        random -> {
          var fills = fills(random);
          var one = fills.get(random.nextInt(fills.size()));
          var moves = new OrderMoves(random);
          var quantity = moves.quantity().toString();
          var price = moves.price().toString();
          List<OrderCommand> corrected = new ArrayList<>(fills);
          corrected.add(Orders.correct("correction", one.execId(), quantity, price));
          List<OrderCommand> rebooked = new ArrayList<>(fills);
          rebooked.add(Orders.bust("bust", one.execId()));
          rebooked.add(Orders.fill("new", quantity, price));
          var total = total(random);
          assertThat(figures(total, corrected)).isEqualTo(figures(total, rebooked));
        });
  }
}
