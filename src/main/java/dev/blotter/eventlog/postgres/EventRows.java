package dev.blotter.eventlog.postgres;

import dev.blotter.eventlog.EventCodec;
import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.Origin;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.UnreadableEvent;
import dev.blotter.eventlog.UnreplayableEvent;
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

  /**
   * The columns that {@link #event} reads, of a table or query {@code e}, which stand first in each
   * row. They are read by their places: a look for the name of each is as dear as all the rest.
   */
  static final String COLUMNS =
      """
      e.event_id, e.lane, e.lane_position, e.aggregate_type, e.aggregate_id, e.aggregate_version,
      e.event_type, e.schema_version, e.user_id, e.occurred_at, e.effective_at, e.command_id,
      e.correlation_id, e.causation_id, e.actor_type, e.actor_id, e.payload::text AS payload
      """;

  private static final int EVENT_ID = 0;
  private static final int LANE = 1;
  private static final int LANE_POSITION = 2;
  private static final int AGGREGATE_TYPE = 3;
  private static final int AGGREGATE_ID = 4;
  private static final int AGGREGATE_VERSION = 5;
  private static final int EVENT_TYPE = 6;
  private static final int SCHEMA_VERSION = 7;
  private static final int USER_ID = 8;
  private static final int OCCURRED_AT = 9;
  private static final int EFFECTIVE_AT = 10;
  private static final int COMMAND_ID = 11;
  private static final int CORRELATION_ID = 12;
  private static final int CAUSATION_ID = 13;
  private static final int ACTOR_TYPE = 14;
  private static final int ACTOR_ID = 15;
  private static final int PAYLOAD = 16;

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

  /** The same, but what happened may be an {@link UnreadableEvent}. */
  List<RecordedEvent> eventsOrUnreadable(RowSet<Row> rows) {
    List<RecordedEvent> events = new ArrayList<>(rows.size());
    for (var row : rows) {
      events.add(eventOrUnreadable(row));
    }
    return events;
  }

  /** The events of each aggregate that was wanted; an empty list where a row has none. */
  Map<AggregateRef, List<RecordedEvent>> byAggregate(RowSet<Row> rows) {
    Map<AggregateRef, List<RecordedEvent>> events = new LinkedHashMap<>();
    for (var row : rows) {
      var of = events.computeIfAbsent(Columns.wanted(row), wanted -> new ArrayList<>());
      if (row.getValue(EVENT_ID) != null) {
        of.add(event(row));
      }
    }
    return events;
  }

  private RecordedEvent event(Row row) {
    try {
      var type = type(row);
      return recorded(row, type, payload(type, row));
    } catch (RuntimeException fault) {
      throw new UnreplayableEvent(stored(row), fault);
    }
  }

  private RecordedEvent eventOrUnreadable(Row row) {
    try {
      var type = type(row);
      return recorded(row, type, payloadOrUnreadable(type, row));
    } catch (RuntimeException fault) {
      throw new UnreplayableEvent(stored(row), fault);
    }
  }

  private static AggregateType type(Row row) {
    return AggregateType.ofStored(row.getString(AGGREGATE_TYPE));
  }

  private static RecordedEvent recorded(Row row, AggregateType type, DomainEvent event) {
    return new RecordedEvent(
        row.getUUID(EVENT_ID),
        new LanePosition(row.getInteger(LANE), row.getLong(LANE_POSITION)),
        new AggregateRef(type, row.getUUID(AGGREGATE_ID)),
        row.getLong(AGGREGATE_VERSION),
        row.getUUID(USER_ID),
        Columns.time(row, OCCURRED_AT),
        Columns.timeOrNull(row, EFFECTIVE_AT),
        row.getString(COMMAND_ID),
        origin(row),
        event);
  }

  /** The rows as they are. */
  static List<EventRow> stored(RowSet<Row> rows) {
    List<EventRow> stored = new ArrayList<>(rows.size());
    rows.forEach(row -> stored.add(stored(row)));
    return stored;
  }

  private static EventRow stored(Row row) {
    return new EventRow(
        row.getInteger(LANE),
        row.getLong(LANE_POSITION),
        Columns.time(row, OCCURRED_AT),
        row.getUUID(EVENT_ID),
        row.getString(AGGREGATE_TYPE),
        row.getUUID(AGGREGATE_ID),
        row.getLong(AGGREGATE_VERSION),
        row.getString(EVENT_TYPE),
        row.getInteger(SCHEMA_VERSION),
        row.getUUID(USER_ID),
        Columns.timeOrNull(row, EFFECTIVE_AT),
        row.getString(COMMAND_ID),
        row.getUUID(CORRELATION_ID),
        row.getUUID(CAUSATION_ID),
        row.getString(ACTOR_TYPE),
        row.getString(ACTOR_ID),
        row.getString(PAYLOAD));
  }

  private static Origin origin(Row row) {
    var actor = new Actor(Actor.Type.valueOf(row.getString(ACTOR_TYPE)), row.getString(ACTOR_ID));
    return new Origin(actor, row.getUUID(CORRELATION_ID), row.getUUID(CAUSATION_ID));
  }

  private DomainEvent payloadOrUnreadable(AggregateType type, Row row) {
    try {
      return payload(type, row);
    } catch (RuntimeException fault) {
      return new UnreadableEvent(
          row.getString(EVENT_TYPE), row.getInteger(SCHEMA_VERSION), fault.toString());
    }
  }

  private DomainEvent payload(AggregateType type, Row row) {
    return codec.decode(
        type, row.getString(EVENT_TYPE), row.getInteger(SCHEMA_VERSION), row.getString(PAYLOAD));
  }
}
