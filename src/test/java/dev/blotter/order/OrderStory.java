package dev.blotter.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blotter.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One order and all that happened to it; refusals leave no trace. */
final class OrderStory {

  private static final OrderAggregate AGGREGATE = new OrderAggregate();

  private final OrderDecider decider;
  private final List<OrderEvent> events = new ArrayList<>();
  private Order order;

  OrderStory(OrderTerms terms, OrderPolicies policies) {
    this.decider = new OrderDecider(policies);
    var decision = decider.initialize(Orders.place(terms), Orders.PORTFOLIO, null, Orders.NOW);
    var first = ((Decision.Accepted<OrderEvent>) decision).events().getFirst();
    this.order = AGGREGATE.evolve(null, first);
    events.add(first);
  }

  OrderStory(OrderTerms terms) {
    this(terms, OrderPolicies.STANDARD);
  }

  Order order() {
    return order;
  }

  List<OrderEvent> events() {
    return List.copyOf(events);
  }

  <E extends OrderEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The refusal's code, or empty where the command is accepted; then its events have happened. */
  Optional<String> ask(OrderCommand command) {
    return switch (decider.decide(order, command, Orders.NOW)) {
      case Decision.Rejected<OrderEvent>(var reason) -> Optional.of(reason.code().name());
      case Decision.Accepted<OrderEvent>(var decided) -> {
        decided.forEach(this::happen);
        yield Optional.empty();
      }
    };
  }

  OrderStory and(OrderCommand command) {
    assertThat(ask(command)).as("refusal of %s", command).isEmpty();
    return this;
  }

  private void happen(OrderEvent event) {
    order = AGGREGATE.evolve(order, event);
    events.add(event);
  }

  /** The order as its events alone make it. */
  static Order replay(List<OrderEvent> events) {
    Order state = null;
    for (var event : events) {
      state = AGGREGATE.evolve(state, event);
    }
    return state;
  }
}
