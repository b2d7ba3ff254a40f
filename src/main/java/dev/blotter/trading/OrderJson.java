package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.order.Order;
import dev.blotter.order.OrderView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as answers to commands show them. */
final class OrderJson {
  private OrderJson() {}

  /** That order as JSON text, or null where there is none. */
  static @Nullable String of(AggregateRef ref, States states) {
    return states
        .find(ref, Order.class)
        .map(order -> Json.write(OrderView.of(order, states.version(ref))))
        .orElse(null);
  }

  /** The first order of a group with the others as its legs; an order of its own as it is. */
  static String withLegs(AggregateRef ref, States states) {
    var order = states.find(ref, Order.class).orElseThrow();
    var group = order.group();
    var others = group == null ? List.<UUID>of() : group.linkedOrderIds();
    var legs = others.stream().map(id -> leg(AggregateRef.order(id), states)).toList();
    return Json.write(OrderView.withLegs(order, states.version(ref), legs));
  }

  private static OrderView leg(AggregateRef ref, States states) {
    return OrderView.of(OrderStates.linked(ref.id(), states), states.version(ref));
  }
}
