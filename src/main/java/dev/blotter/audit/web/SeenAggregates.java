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
        .map(head -> head.orElseThrow(SeenAggregates::unknown))
        .invoke(head -> mustSee(head.userId()));
  }

  /** A 404 where the caller may see nothing of that user. */
  void mustSee(UUID owner) {
    exchange.concerns(owner);
    if (!caller.sees(owner)) {
      throw unknown();
    }
  }

  static RequestProblem unknown() {
    return RequestProblem.notFound("aggregate, or not for the caller, or not yet by then");
  }
}
