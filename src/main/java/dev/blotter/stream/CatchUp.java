package dev.blotter.stream;

import dev.blotter.eventlog.EventRow;
import dev.blotter.eventlog.LaneReader;
import dev.blotter.eventlog.LaneSpan;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;

/**
 * Reads the log for those who are behind, a page at a time and only so many at once: a connection
 * is held for no longer than a page takes, so that commands never wait for readers.
 */
final class CatchUp {

  /** How many events a page has, more or less. */
  private static final int PAGE = 256;

  private final LaneReader reader;
  private final Permits permits;

  CatchUp(LaneReader reader, int atOnce) {
    this.reader = reader;
    this.permits = new Permits(atOnce);
  }

  /**
   * Some of what lies between two places.
   *
   * @param bytes empty where none of it is for the reader
   * @param place up to where it was looked through
   */
  record Page(Bytes bytes, int events, Place place) {}

  /** The next page on the way to a place; comes on any thread. */
  Uni<Page> next(Feed feed, Format format, Place from, Place target) {
    var spans = from.spansTo(target, feed::reaches);
    if (spans.isEmpty()) {
      return Uni.createFrom().item(new Page(Bytes.NONE, 0, target));
    }
    var user = feed.userId();
    var page =
        user == null
            ? permits
                .run(() -> reader.read(spans, Math.max(4, PAGE / spans.size())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> ofAll(feed, format, from, rows))
            : permits
                .run(() -> reader.readOf(user, spans.getFirst(), PAGE))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> ofUser(feed, user, format, spans.getFirst(), target, rows));
    return page;
  }

  private static Page ofAll(Feed feed, Format format, Place from, List<EventRow> rows) {
    if (rows.isEmpty()) {
      throw new IllegalStateException("events are missing after " + from);
    }
    var out = new ByteArrayOutputStream();
    int events = 0;
    var positions = from.positions();
    for (var row : rows) {
      positions[row.lane()] = row.lanePosition();
      var event = FeedEvent.of(row);
      if (feed.takes(event)) {
        format.event(out, Cursors.ofAll(Place.of(positions)), event);
        events++;
      }
    }
    return new Page(Bytes.of(out), events, Place.of(positions));
  }

  private static Page ofUser(
      Feed feed, UUID user, Format format, LaneSpan span, Place target, List<EventRow> rows) {
    var out = new ByteArrayOutputStream();
    int events = 0;
    for (var row : rows) {
      var event = FeedEvent.of(row);
      if (feed.takes(event)) {
        format.event(out, Cursors.ofUser(user, row.lanePosition()), event);
        events++;
      }
    }
    var place =
        rows.size() < PAGE ? target : target.with(span.lane(), rows.getLast().lanePosition());
    return new Page(Bytes.of(out), events, place);
  }
}
