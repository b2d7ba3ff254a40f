package dev.blotter.stream.web;

import dev.blotter.http.EventType;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateType;
import dev.blotter.stream.Feed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where a stream is to begin, and which events it is to have. */
record FeedQuery(
    @HeaderParam(LAST_EVENT_ID)
        @Parameter(description = "The cursor to resume from; counts more than after")
        @Nullable String lastEventId,
    @QueryParam(AFTER)
        @Parameter(description = "The cursor to resume from, or 0 for the beginning; else from now")
        @Nullable String after,
    @QueryParam("event_type") @Parameter(description = "Any of those that are given")
        @Nullable List<EventType> eventTypes,
    @QueryParam("aggregate_type") @Nullable AggregateType aggregateType,
    @QueryParam("aggregate_id") @Nullable UUID aggregateId) {

  static final String LAST_EVENT_ID = "Last-Event-ID";
  static final String AFTER = "after";

  private static final int MOST_TYPES = 50;

  Feed feed(@Nullable UUID userId) {
    List<EventType> types = eventTypes == null ? List.of() : eventTypes;
    if (types.size() > MOST_TYPES) {
      throw RequestProblem.parameter("event_type", "must be " + MOST_TYPES + " types at most");
    }
    return new Feed(userId, names(types), aggregateType, aggregateId);
  }

  private static Set<String> names(List<EventType> types) {
    return types.stream().map(EventType::name).collect(Collectors.toUnmodifiableSet());
  }

  /** A browser that reconnects sends the header, and the address with which it once began. */
  @Nullable String from() {
    return isResumed() ? lastEventId : after;
  }

  /** The problem that the cursor is. */
  RequestProblem refused() {
    return RequestProblem.cursor(
        isResumed() ? LAST_EVENT_ID : AFTER, "is no cursor that this feed has given");
  }

  private boolean isResumed() {
    return lastEventId != null && !lastEventId.isEmpty();
  }
}
