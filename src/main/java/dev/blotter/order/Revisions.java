package dev.blotter.order;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.OrderEvent.OrderInitialized;
import dev.blotter.order.OrderEvent.OrderRestated;
import dev.blotter.order.OrderEvent.OrderUpdated;
import dev.blotter.order.OrderRevision.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the terms that an order had, one after the other, from its events. */
public final class Revisions {

  private static final OrderAggregate AGGREGATE = new OrderAggregate();

  private final List<OrderRevision> found = new ArrayList<>();
  private @Nullable Order before;

  private Revisions() {}

  /**
   * The terms as placed, then after each replacement and restatement.
   *
   * @param history the order's events, oldest first
   */
  public static List<OrderRevision> of(List<RecordedEvent> history) {
    var revisions = new Revisions();
    history.forEach(revisions::add);
    return List.copyOf(revisions.found);
  }

  private void add(RecordedEvent recorded) {
    var event = (OrderEvent) recorded.event();
    var order = AGGREGATE.evolve(before, event);
    switch (event) {
      case OrderInitialized e -> add(recorded, order, Cause.PLACED, null);
      case OrderUpdated e -> add(recorded, order, Cause.REPLACED, null);
      case OrderRestated e -> add(recorded, order, Cause.RESTATED, e.reason());
      default -> {}
    }
    before = order;
  }

  private void add(RecordedEvent recorded, Order order, Cause cause, @Nullable String reason) {
    var terms = order.terms();
    var trail = terms.trail();
    found.add(
        new OrderRevision(
            order.revision(),
            cause,
            reason,
            terms.quantity(),
            terms.limitPrice(),
            order.stopPrice(),
            trail == null ? null : trail.price(),
            trail == null ? null : trail.percent(),
            terms.timeInForce(),
            terms.expireAt(),
            recorded.occurredAt(),
            recorded.version()));
  }
}
