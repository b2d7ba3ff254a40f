package dev.blotter.trading;

import dev.blotter.command.States;
import dev.blotter.json.Json;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.order.Order;
import dev.blotter.order.OrderView;
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
}
