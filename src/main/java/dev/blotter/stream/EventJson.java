package dev.blotter.stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event with who, what, when and why, as audit shows it too.
 *
 * @param position its place in the log, {@code lane.position}
 * @param version the aggregate's version after it: 1, 2, 3 …
 * @param occurredAt when it was appended
 * @param effectiveAt the venue's or business time, where there is one
 * @param payload what happened, JSON on one line; personal data encrypted
 */
public record EventJson(
    UUID eventId,
    String position,
    String aggregateType,
    UUID aggregateId,
    long version,
    String eventType,
    int schemaVersion,
    UUID userId,
    Instant occurredAt,
    @Nullable Instant effectiveAt,
    String commandId,
    UUID correlationId,
    @Nullable UUID causationId,
    String actorType,
    String actorId,
    @JsonRawValue String payload) {

  static EventJson of(RecordedEvent event) {
    var origin = event.origin();
    return new EventJson(
        event.eventId(),
        event.position().toString(),
        event.aggregate().type().label(),
        event.aggregate().id(),
        event.version(),
        event.event().type(),
        event.event().schemaVersion(),
        event.userId(),
        event.occurredAt(),
        event.effectiveAt(),
        event.commandId(),
        origin.correlationId(),
        origin.causationId(),
        origin.actor().type().name(),
        origin.actor().id(),
        Json.write(event.event()));
  }

  /** The same of a row of the log. */
  public static EventJson of(EventRow row) {
    return new EventJson(
        row.eventId(),
        new LanePosition(row.lane(), row.lanePosition()).toString(),
        row.aggregateType(),
        row.aggregateId(),
        row.aggregateVersion(),
        row.eventType(),
        row.schemaVersion(),
        row.userId(),
        row.occurredAt(),
        row.effectiveAt(),
        row.commandId(),
        row.correlationId(),
        row.causationId(),
        row.actorType(),
        row.actorId(),
        row.payload());
  }
}
