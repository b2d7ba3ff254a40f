package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.verifier.CanonicalText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as a row of {@code domain_events}. */
final class EventRow {

  static final List<String> COLUMNS =
      List.of(
          "lane",
          "lane_position",
          "occurred_at",
          "event_id",
          "aggregate_type",
          "aggregate_id",
          "aggregate_version",
          "event_type",
          "schema_version",
          "user_id",
          "effective_at",
          "command_id",
          "correlation_id",
          "causation_id",
          "actor_type",
          "actor_id",
          "payload");

  private EventRow() {}

  static List<@Nullable Object> of(RecordedEvent event) {
    var origin = event.origin();
    return Arrays.asList(
        Mark.LANE,
        Mark.position(event.position().position()),
        event.occurredAt(),
        event.eventId(),
        event.aggregate().type().label(),
        event.aggregate().id(),
        event.version(),
        event.event().type(),
        event.event().schemaVersion(),
        event.userId(),
        event.effectiveAt(),
        event.commandId(),
        origin.correlationId(),
        origin.causationId(),
        origin.actor().type(),
        origin.actor().id(),
        CanonicalText.of(Json.write(event.event())));
  }
}
