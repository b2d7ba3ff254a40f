package dev.blotter.stream;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.EventView;
import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An event on its way to readers, made into JSON once for all of them.
 *
 * @param json an object, in UTF-8 and on one line
 */
record FeedEvent(
    int lane,
    long position,
    UUID userId,
    String aggregateType,
    UUID aggregateId,
    String eventType,
    Bytes json) {

  static FeedEvent of(RecordedEvent event) {
    return of(EventView.of(event), event.position().lane(), event.position().position());
  }

  static FeedEvent of(EventRow row) {
    return of(EventView.of(row), row.lane(), row.lanePosition());
  }

  private static FeedEvent of(EventView event, int lane, long position) {
    return new FeedEvent(
        lane,
        position,
        event.userId(),
        event.aggregateType(),
        event.aggregateId(),
        event.eventType(),
        Bytes.owned(Json.write(event).getBytes(StandardCharsets.UTF_8)));
  }
}
