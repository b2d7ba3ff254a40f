package dev.blotter.order.web;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.MissingEvent;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.AsOf;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads orders from the log: never behind, and with everything that ever happened to them. */
@ApplicationScoped
class OrderHistories {

  private final EventLog log;
  private final Caller caller;
  private final Exchange exchange;

  OrderHistories(EventLog log, Caller caller, Exchange exchange) {
    this.log = log;
    this.caller = caller;
    this.exchange = exchange;
  }

  /** The history of an order that the caller may see, as of then; a 404 where it had none yet. */
  Uni<OrderHistory> seen(UUID orderId, @Nullable AsOf asOf) {
    return asOf == null
        ? seen(orderId)
        : seen(orderId)
            .map(
                history ->
                    history
                        .asOf(asOf)
                        .orElseThrow(() -> RequestProblem.notFound("order, or not yet by then")));
  }

  /** The history of an order that the caller may see; a 404 where there is none. */
  Uni<OrderHistory> seen(UUID orderId) {
    return log.head(AggregateRef.order(orderId)).map(this::mustSee).chain(this::whole);
  }

  private StreamHead mustSee(Optional<StreamHead> found) {
    var head =
        found
            .filter(order -> caller.sees(order.userId()))
            .orElseThrow(() -> RequestProblem.notFound("order"));
    exchange.concerns(head.userId());
    return head;
  }

  /** Read after the head, so that what is appended meanwhile is not taken for missing. */
  private Uni<OrderHistory> whole(StreamHead head) {
    var order = head.aggregate();
    return log.readStreams(Map.of(order, 0L))
        .map(streams -> new OrderHistory(streams.getOrDefault(order, List.of())))
        .invoke(history -> MissingEvent.unlessReached(order, history.version(), head.version()));
  }
}
