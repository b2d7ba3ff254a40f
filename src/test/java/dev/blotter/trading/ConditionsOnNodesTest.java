package dev.blotter.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.command.CommandResult;
import dev.blotter.command.CommandResult.Done;
import dev.blotter.command.CommandResult.Refused;
import dev.blotter.command.GroupingCommandBus;
import dev.blotter.kernel.Lane;
import dev.blotter.kernel.Side;
import dev.blotter.order.Conditions;
import dev.blotter.order.OrderCommand.PlaceOrder;
import dev.blotter.order.OrderRejection;
import dev.blotter.order.TimeInForce;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Conditions of placing an order, by the real pipeline on a real log. */
class ConditionsOnNodesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final Conditions GUARDED = new Conditions(null, Duration.ofSeconds(5), false);

  @AutoClose private final TradingOnDatabase node = new TradingOnDatabase(NOW);
  private final UUID user = node.account("10000.00");

  @Test
  void of_many_orders_for_the_same_sent_to_two_nodes_at_once_one_is_placed() {
    var one = node.node();
    var other = node.node();
    var sent = IntStream.range(0, 40).mapToObj(i -> place(i % 2 == 0 ? one : other)).toList();
    List<CommandResult> results = sent.stream().map(TradingOnDatabase::await).toList();
    assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(ConditionsOnNodesTest::isDuplicate).hasSize(39);
  }

  @Test
  void a_node_that_has_just_started_knows_what_was_ordered_before() {
    assertThat(TradingOnDatabase.await(place(node.node()))).isInstanceOf(Done.class);
    node.at(NOW.plusSeconds(4));
    assertThat(TradingOnDatabase.await(place(node.node())))
        .matches(ConditionsOnNodesTest::isDuplicate);
    node.at(NOW.plusSeconds(5));
    assertThat(TradingOnDatabase.await(place(node.node()))).isInstanceOf(Done.class);
  }

  @Test
  void an_order_that_waited_until_nobody_wants_it_any_more_is_refused() {
    var inTime = new Conditions(NOW.plusSeconds(1), null, false);
    node.at(NOW.plusSeconds(2));
    var result = TradingOnDatabase.await(node.send(node.node(), user, order(inTime), NOW));
    assertThat(((Refused) result).rejection().code()).isEqualTo(OrderRejection.STALE_REQUEST);
  }

  private static boolean isDuplicate(CommandResult result) {
    return result instanceof Refused refused
        && refused.rejection().code() == OrderRejection.DUPLICATE_INTENT
        && refused.resource() != null;
  }

  private Uni<CommandResult> place(GroupingCommandBus on) {
    return node.send(on, user, order(GUARDED), node.now());
  }

  private PlaceOrder order(Conditions conditions) {
    var id = node.ids.next(Lane.of(user), node.now());
    var terms = Accounts.terms(Accounts.AAPL, Side.BUY, "1", "10", TimeInForce.GTC, false);
    return new PlaceOrder(id, user, id.toString(), null, terms, conditions, null);
  }
}
