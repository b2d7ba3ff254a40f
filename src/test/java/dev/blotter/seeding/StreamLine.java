package dev.blotter.seeding;

import dev.blotter.eventlog.RecordedEvent;

/** An aggregate as a line of {@code streams}. */
record StreamLine(RecordedEvent first, RecordedEvent last) {

  static final String COLUMNS =
      "lane, aggregate_type, aggregate_id, user_id, version, first_occurred_at";

  static StreamLine of(RecordedEvent event) {
    return new StreamLine(event, event);
  }

  StreamLine followedBy(StreamLine later) {
    return new StreamLine(first, later.last);
  }

  String text() {
    return EventLine.line(
        Line.LANE,
        first.aggregate().type().label(),
        first.aggregate().id(),
        first.userId(),
        last.version(),
        first.occurredAt());
  }
}
