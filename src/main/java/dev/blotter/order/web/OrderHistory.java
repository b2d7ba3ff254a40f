package dev.blotter.order.web;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.Execution;
import dev.blotter.order.Executions;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderRevision;
import dev.blotter.order.OrderTimes;
import dev.blotter.order.OrderView;
import dev.blotter.order.Revisions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All events of one order, oldest first, and what follows from them. */
record OrderHistory(List<RecordedEvent> events) {

  private static final OrderAggregate AGGREGATE = new OrderAggregate();

  OrderHistory {
    events = List.copyOf(events);
  }

  /** The order as of now. */
  OrderView view() {
    @Nullable Order order = null;
    @Nullable OrderTimes times = null;
    long version = 0;
    for (var event : events) {
      order = AGGREGATE.evolve(order, happened(event));
      var before = times == null ? OrderTimes.placed(order.placedAt()) : times;
      times = before.after(happened(event), at(event));
      version = event.version();
    }
    if (order == null || times == null) {
      throw new IllegalStateException("an order without events");
    }
    return OrderView.of(order, times, version);
  }

  /** The last version of the order. */
  long version() {
    return events.getLast().version();
  }

  /** Fills with their corrections and busts, oldest first. */
  List<Execution> executions() {
    return Executions.of(events);
  }

  /** The terms that the order had, one after the other. */
  List<OrderRevision> revisions() {
    return Revisions.of(events);
  }

  private static OrderEvent happened(RecordedEvent event) {
    return (OrderEvent) event.event();
  }

  private static Instant at(RecordedEvent event) {
    var effective = event.effectiveAt();
    return effective == null ? event.occurredAt() : effective;
  }
}
