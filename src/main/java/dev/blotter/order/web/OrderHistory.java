package dev.blotter.order.web;

import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.http.AsOf;
import dev.blotter.http.ETags;
import dev.blotter.http.Headers;
import dev.blotter.order.Execution;
import dev.blotter.order.Executions;
import dev.blotter.order.Order;
import dev.blotter.order.OrderAggregate;
import dev.blotter.order.OrderEvent;
import dev.blotter.order.OrderRevision;
import dev.blotter.order.OrderTimes;
import dev.blotter.order.OrderView;
import dev.blotter.order.Revisions;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one order from its first on, oldest first, and what follows from them. There is
 * none where one of them is missing: what came of those behind it is not known then.
 */
record OrderHistory(List<RecordedEvent> events) {

  private static final OrderAggregate AGGREGATE = new OrderAggregate();

  OrderHistory {
    events = List.copyOf(events);
    long before = 0;
    for (var event : events) {
      MissingEvent.unlessNext(event.aggregate(), event.version(), before);
      before = event.version();
    }
  }

  /** That of the last of them; zero where there is none. */
  long version() {
    return events.size();
  }

  /** What of it had been recorded by then; empty where nothing had. */
  Optional<OrderHistory> asOf(AsOf then) {
    var past =
        events.stream()
            .takeWhile(event -> then.includes(event.position(), event.occurredAt()))
            .toList();
    return past.isEmpty() ? Optional.empty() : Optional.of(new OrderHistory(past));
  }

  /** The order after the last of them. */
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

  /** The same to whoever asks for the order. */
  Response answer(@Nullable String ifNoneMatch) {
    var last = events.getLast();
    var response = ETags.response(view(), last.version(), ifNoneMatch);
    return Response.fromResponse(response).header(Headers.POSITION, last.position()).build();
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
