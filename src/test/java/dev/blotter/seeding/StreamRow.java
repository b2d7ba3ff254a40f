package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;
import java.util.List;

/** An aggregate as a row of {@code streams}. */
record StreamRow(RecordedEvent first, RecordedEvent last) {

  static final List<String> COLUMNS =
      List.of("lane", "aggregate_type", "aggregate_id", "user_id", "version", "first_occurred_at");

  static StreamRow of(RecordedEvent event) {
    return new StreamRow(event, event);
  }

  StreamRow followedBy(StreamRow later) {
    return new StreamRow(first, later.last);
  }

  List<Object> values() {
    return List.of(
        Mark.LANE,
        first.aggregate().type().label(),
        first.aggregate().id(),
        first.userId(),
        last.version(),
        first.occurredAt());
  }
}
