package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import dev.blotter.projection.CopyLines;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as a line of {@code domain_events}. */
final class EventLine {

  static final String COLUMNS =
      """
      lane, lane_position, occurred_at, event_id, aggregate_type, aggregate_id, aggregate_version,
      event_type, schema_version, user_id, effective_at, command_id, correlation_id, causation_id,
      actor_type, actor_id, payload""";

  private EventLine() {}

  static String of(RecordedEvent event) {
    var origin = event.origin();
    return line(
        Line.LANE,
        Line.position(event.position().position()),
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
        Json.write(event.event()));
  }

  static String line(Object... values) {
    return Stream.of(values).map(CopyLines::text).collect(Collectors.joining("\t"));
  }
}
