package dev.blotter.projection;

import dev.blotter.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * How far the log goes with a row.
 *
 * @param position the lane position of the last event applied to it
 * @param version the version of the row's own aggregate, which an ETag shows
 * @param updatedAt when the last event applied was appended that changes what the read model says
 *     to those who ask by time
 */
public record RowMark(long position, long version, Instant updatedAt) {

  /** The mark of a row that this event begins. */
  public static RowMark of(RecordedEvent event) {
    return new RowMark(event.position().position(), event.version(), event.occurredAt());
  }

  /** The mark once an event of the row's own aggregate, or of another one, is applied as well. */
  public RowMark after(RecordedEvent event, UUID rowId) {
    var own = event.aggregate().id().equals(rowId);
    return new RowMark(
        event.position().position(), own ? event.version() : version, event.occurredAt());
  }

  /** The same with an earlier time, for what is no change to those who ask by time. */
  public RowMark unmovedSince(Instant earlier) {
    return new RowMark(position, version, earlier);
  }
}
