package dev.blotter.eventlog;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.json.Json;
import dev.blotter.kernel.LanePosition;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log with who, what, when and why, as everybody is shown it.
 *
 * @param payload what happened, JSON on one line; personal data encrypted
 */
@Schema(description = "One event of the log with who, what, when and why")
public record EventView(
    UUID eventId,
    @Schema(description = "lane.position: its place in the log", examples = "17.4711")
        String position,
    @Schema(examples = "order") String aggregateType,
    UUID aggregateId,
    @Schema(description = "The aggregate's version after it: 1, 2, 3 …") long version,
    @Schema(examples = "OrderAccepted") String eventType,
    int schemaVersion,
    UUID userId,
    @Schema(description = "When it was appended") Instant occurredAt,
    @Schema(description = "The venue's or business time, where there is one")
        @Nullable Instant effectiveAt,
    @Schema(description = "The command that it came from", examples = "place:algo7-0001")
        String commandId,
    UUID correlationId,
    @Nullable UUID causationId,
    @Schema(description = "The role that was acted in", examples = "TRADER") String actorType,
    @Schema(description = "The subject of the token, or the name of a job") String actorId,
    @Schema(
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description =
                "What happened, as the schema named like event_type has it, perhaps with fields that are"
                    + " newer; personal data encrypted")
        @JsonRawValue
        String payload) {

  public static EventView of(RecordedEvent event) {
    var origin = event.origin();
    return new EventView(
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
  public static EventView of(EventRow row) {
    return new EventView(
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
