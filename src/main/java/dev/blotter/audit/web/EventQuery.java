package dev.blotter.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.blotter.eventlog.Criterion;
import dev.blotter.eventlog.EventCriteria;
import dev.blotter.http.EventType;
import dev.blotter.http.RequestProblem;
import dev.blotter.http.TimeSpans;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Symbol;
import dev.blotter.kernel.TimeOrder;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        @Nullable List<EventType> eventTypes,
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
  @Schema(name = "SortOrder")
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

  /** Whether read models say what is looked for, so that they must hold it first. */
  boolean asksReadModels() {
    return symbol != null || clientOrderId != null;
  }

  EventCriteria criteria() {
    var named =
        Stream.of(
            given(eventId, Criterion.Event::new),
            given(userId, Criterion.User::new),
            given(aggregateId, Criterion.Aggregate::new),
            given(aggregateType, Criterion.OfType::new),
            given(types(), Criterion.Types::new),
            given(actorType, Criterion.ActorType::new),
            given(actorId, Criterion.ActorId::new),
            given(commandId, Criterion.CommandId::new),
            given(correlationId, Criterion.Workflow::new),
            given(symbol, Criterion.Instrument::new),
            given(clientOrderId, Criterion.ClientOrderId::new),
            given(execId, Criterion.Execution::new));
    var times =
        Stream.of(
            new Criterion.Recorded(TimeSpans.of(from, to)),
            new Criterion.Effective(TimeSpans.of(effectiveFrom, "effective_to", effectiveTo)));
    var all = Stream.concat(named.flatMap(Optional::stream), times);
    return new EventCriteria(all.toList(), TimeOrder.of(order == Order.asc));
  }

  private static <T> Optional<Criterion> given(
      @Nullable T value, Function<T, Criterion> criterion) {
    return Optional.ofNullable(value).map(criterion);
  }

  /** Null for all. */
  private @Nullable List<String> types() {
    List<EventType> given = eventTypes == null ? List.of() : eventTypes;
    var asked = given.stream().map(EventType::name).toList();
    if (denied == null || !denied) {
      return asked.isEmpty() ? null : asked;
    }
    var denials = DENIALS.stream().filter(type -> asked.isEmpty() || asked.contains(type)).toList();
    if (denials.isEmpty()) {
      throw RequestProblem.parameter("event_type", "is none of what was denied: " + DENIALS);
    }
    return denials;
  }
}
