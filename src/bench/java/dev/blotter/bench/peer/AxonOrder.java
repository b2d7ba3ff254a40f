package dev.blotter.bench.peer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An order as its users write one: an event for each command, the state from the events. */
final class AxonOrder {

  @AggregateIdentifier private String orderId;
  private long quantity;

  /** Places a limit order. */
  record Place(
      @TargetAggregateIdentifier String orderId,
      String userId,
      String clientOrderId,
      String symbol,
      long quantity,
      String limitPrice) {}

  /** It was placed. */
  record Placed(
      String orderId,
      String userId,
      String clientOrderId,
      String symbol,
      long quantity,
      String limitPrice) {}

  /** Makes it so much larger. */
  record Enlarge(@TargetAggregateIdentifier String orderId, long by) {}

  /** It was made larger. */
  record Enlarged(String orderId, long quantity) {}

  /** For the framework, which has the events tell what it is. */
  AxonOrder() {}

  @CommandHandler
  AxonOrder(Place command) {
    apply(
        new Placed(
            command.orderId(),
            command.userId(),
            command.clientOrderId(),
            command.symbol(),
            command.quantity(),
            command.limitPrice()));
  }

  @CommandHandler
  void handle(Enlarge command) {
    if (command.by() <= 0) {
      throw new IllegalArgumentException("an order is enlarged by something");
    }
    apply(new Enlarged(orderId, quantity + command.by()));
  }

  @EventSourcingHandler
  void on(Placed event) {
    orderId = event.orderId();
    quantity = event.quantity();
  }

  @EventSourcingHandler
  void on(Enlarged event) {
    quantity = event.quantity();
  }
}
