package dev.blotter.order.web;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderTimes;
import dev.blotter.order.OrderView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  List<ExecutionView> executions() {
    return events.stream()
        .map(event -> ExecutionView.of(happened(event), event))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The terms that the order had, one after the other. */
  List<RevisionView> revisions() {
    return events.stream()
        .map(event -> RevisionView.of(happened(event), event))
        .flatMap(Optional::stream)
        .toList();
  }

  private static OrderEvent happened(RecordedEvent event) {
    return (OrderEvent) event.event();
  }

  private static Instant at(RecordedEvent event) {
    var effective = event.effectiveAt();
    return effective == null ? event.occurredAt() : effective;
  }
}
