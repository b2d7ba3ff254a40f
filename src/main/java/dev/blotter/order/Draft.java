package dev.blotter.order;

import dev.blotter.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Events in the making: each carries the figures that it leads to, and is decided on the order that
 * the one before it left.
 */
final class Draft {

  private static final OrderAggregate AGGREGATE = new OrderAggregate();

  private final List<OrderEvent> events = new ArrayList<>();
  private Order order;

  private Draft(Order order) {
    this.order = order;
  }

  static Draft of(Order order) {
    return new Draft(order);
  }

  /** That one event and nothing else. */
  static Decision<OrderEvent> accept(Order order, Function<OrderFigures, OrderEvent> event) {
    return of(order).then(event).accepted();
  }

  /** The order as the events so far leave it. */
  Order order() {
    return order;
  }

  /** Adds the event; evolving ignores an event's figures, so they can be filled in afterwards. */
  Draft then(Function<OrderFigures, OrderEvent> event) {
    order = AGGREGATE.evolve(order, event.apply(order.figures()));
    events.add(event.apply(order.figures()));
    return this;
  }

  List<OrderEvent> events() {
    return List.copyOf(events);
  }

  Decision<OrderEvent> accepted() {
    return Decision.accept(events());
  }
}
