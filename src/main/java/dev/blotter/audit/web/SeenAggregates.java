package dev.blotter.audit.web;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks up aggregates that the caller may see. */
@ApplicationScoped
class SeenAggregates {

  private final EventLog log;
  private final Caller caller;
  private final Exchange exchange;

  SeenAggregates(EventLog log, Caller caller, Exchange exchange) {
    this.log = log;
    this.caller = caller;
    this.exchange = exchange;
  }

  /** An aggregate's head; a 404 where there is none, or none for the caller. */
  Uni<StreamHead> head(AggregateType type, UUID id) {
    return log.head(new AggregateRef(type, id))
        .invoke(head -> head.ifPresent(found -> exchange.concerns(found.userId())))
        .map(
            head ->
                head.filter(found -> caller.sees(found.userId()))
                    .orElseThrow(SeenAggregates::unknown));
  }

  static RequestProblem unknown() {
    return RequestProblem.notFound("aggregate, or not for the caller, or not yet by then");
  }
}
