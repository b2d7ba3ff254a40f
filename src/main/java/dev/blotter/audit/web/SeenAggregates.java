package dev.blotter.audit.web;

import static java.util.stream.Collectors.joining;

import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.Caller;
import dev.blotter.http.Exchange;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks up aggregates that the caller may see. */
@ApplicationScoped
class SeenAggregates {

  /** How many versions are named; a history may have a hundred thousand. */
  private static final int NAMED = 50;

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

  /**
   * Nothing can be shown as of then, though something had happened.
   *
   * @param recordedLater versions of what had; they are recorded behind something later
   */
  static RequestProblem notYet(List<Long> recordedLater) {
    var first = recordedLater.stream().limit(NAMED).map(String::valueOf).collect(joining(", "));
    int rest = recordedLater.size() - NAMED;
    var named = rest > 0 ? first + " and " + rest + " more" : first;
    return RequestProblem.of(
        HttpError.NOT_FOUND,
        "there is no state by then; recorded behind something later: versions " + named,
        Map.of("recorded_later", named));
  }

  static RequestProblem unknown() {
    return RequestProblem.notFound("aggregate, or not for the caller, or not yet by then");
  }
}
