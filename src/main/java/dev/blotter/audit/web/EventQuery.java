package dev.blotter.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.eventlog.EventCriteria.Span;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Symbol;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What events can be searched by; what is left out does not matter. */
record EventQuery(
    @QueryParam("user_id") @Nullable UUID userId,
    @QueryParam("event_id") @Parameter(description = "The one event of that id")
        @Nullable UUID eventId,
    @QueryParam("aggregate_id") @Nullable UUID aggregateId,
    @QueryParam("aggregate_type") @Nullable AggregateType aggregateType,
    @QueryParam("event_type")
        @JsonProperty("event_type")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Parameter(description = "Any of those that are given")
        @Nullable List<String> eventTypes,
    @QueryParam("actor_type") Actor.@Nullable Type actorType,
    @QueryParam("actor_id") @Nullable String actorId,
    @QueryParam("command_id") @Nullable String commandId,
    @QueryParam("correlation_id") @Nullable UUID correlationId,
    @QueryParam("symbol") @Parameter(description = "Of orders and positions in it")
        @Nullable Symbol symbol,
    @QueryParam("client_order_id") @Nullable String clientOrderId,
    @QueryParam("exec_id") @Nullable String execId,
    @QueryParam("denied") @Parameter(description = "true for what was refused only")
        @Nullable Boolean denied,
    @QueryParam("from") @Parameter(description = "Recorded then or later") @Nullable Instant from,
    @QueryParam("to") @Parameter(description = "Recorded before") @Nullable Instant to,
    @QueryParam("effective_from") @Parameter(description = "Happened then or later")
        @Nullable Instant effectiveFrom,
    @QueryParam("effective_to") @Parameter(description = "Happened before")
        @Nullable Instant effectiveTo,
    @QueryParam("order") @Parameter(description = "desc, the newest first, or asc")
        @Nullable Order order) {

  /** Which end comes first. */
  enum Order {
    asc,
    desc
  }

  private static final List<String> DENIALS =
      List.of(
          "OrderDenied",
          "OrderRejected",
          "OrderCancelRejected",
          "OrderModifyRejected",
          "WithdrawalRejected");

  EventCriteria criteria() {
    return new EventCriteria(
        userId,
        aggregateId,
        aggregateType,
        types(),
        actorType == null ? null : actorType.name(),
        actorId,
        commandId,
        correlationId,
        symbol,
        clientOrderId,
        execId,
        span("to", from, to),
        span("effective_to", effectiveFrom, effectiveTo),
        order == Order.asc,
        eventId);
  }

  private List<String> types() {
    List<String> asked = eventTypes == null ? List.of() : eventTypes;
    if (denied == null || !denied) {
      return asked;
    }
    var denials = DENIALS.stream().filter(type -> asked.isEmpty() || asked.contains(type)).toList();
    if (denials.isEmpty()) {
      throw RequestProblem.parameter("event_type", "is none of what was denied: " + DENIALS);
    }
    return denials;
  }

  private static Span span(String name, @Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw RequestProblem.parameter(name, "must be after the beginning");
    }
    return new Span(from, to);
  }
}
