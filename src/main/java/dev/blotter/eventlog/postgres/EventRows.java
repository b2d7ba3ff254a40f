package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.DomainEvent;
import dev.blotter.kernel.LanePosition;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of {@code domain_events} as events. */
final class EventRows {

  /** The columns that {@link #event} reads, of a table or query {@code e}. */
  static final String COLUMNS =
      """
      e.event_id, e.lane, e.lane_position, e.aggregate_type, e.aggregate_id, e.aggregate_version,
      e.event_type, e.schema_version, e.user_id, e.occurred_at, e.effective_at, e.command_id,
      e.correlation_id, e.causation_id, e.actor_type, e.actor_id, e.payload::text AS payload
      """;

  private final EventCodec codec;

  EventRows(EventCodec codec) {
    this.codec = codec;
  }

  List<RecordedEvent> events(RowSet<Row> rows) {
    List<RecordedEvent> events = new ArrayList<>(rows.size());
    for (var row : rows) {
      events.add(event(row));
    }
    return events;
  }

  /** The events of each aggregate that was wanted; an empty list where a row has none. */
  Map<AggregateRef, List<RecordedEvent>> byAggregate(RowSet<Row> rows) {
    Map<AggregateRef, List<RecordedEvent>> events = new LinkedHashMap<>();
    for (var row : rows) {
      var of = events.computeIfAbsent(Columns.wanted(row), wanted -> new ArrayList<>());
      if (row.getValue("event_id") != null) {
        of.add(event(row));
      }
    }
    return events;
  }

  private RecordedEvent event(Row row) {
    var aggregate = Columns.aggregate(row);
    return new RecordedEvent(
        row.getUUID("event_id"),
        new LanePosition(row.getInteger("lane"), row.getLong("lane_position")),
        aggregate,
        row.getLong("aggregate_version"),
        row.getUUID("user_id"),
        Columns.time(row, "occurred_at"),
        Columns.timeOrNull(row, "effective_at"),
        row.getString("command_id"),
        origin(row),
        payload(aggregate.type(), row));
  }

  /** The rows as they are. */
  static List<EventRow> stored(RowSet<Row> rows) {
    List<EventRow> stored = new ArrayList<>(rows.size());
    rows.forEach(row -> stored.add(stored(row)));
    return stored;
  }

  private static EventRow stored(Row row) {
    return new EventRow(
        row.getInteger("lane"),
        row.getLong("lane_position"),
        Columns.time(row, "occurred_at"),
        row.getUUID("event_id"),
        row.getString("aggregate_type"),
        row.getUUID("aggregate_id"),
        row.getLong("aggregate_version"),
        row.getString("event_type"),
        row.getInteger("schema_version"),
        row.getUUID("user_id"),
        Columns.timeOrNull(row, "effective_at"),
        row.getString("command_id"),
        row.getUUID("correlation_id"),
        row.getUUID("causation_id"),
        row.getString("actor_type"),
        row.getString("actor_id"),
        row.getString("payload"));
  }

  private static Origin origin(Row row) {
    var actor =
        new Actor(Actor.Type.valueOf(row.getString("actor_type")), row.getString("actor_id"));
    return new Origin(actor, row.getUUID("correlation_id"), row.getUUID("causation_id"));
  }

  private DomainEvent payload(AggregateType type, Row row) {
    return codec.decode(
        type,
        row.getString("event_type"),
        row.getInteger("schema_version"),
        row.getString("payload"));
  }
}
