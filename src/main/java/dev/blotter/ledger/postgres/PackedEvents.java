package dev.blotter.ledger.postgres;

import dev.blotter.ledger.EventHash;
import io.vertx.mutiny.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events of a lane in one value, to be gone through one after the other: a row of a result costs
 * both ends as much again as the event in it. Not thread-safe.
 */
final class PackedEvents {

  /**
   * How many events a value has at most: so few that neither end needs new pages of memory for it.
   */
  private static final int MOST = 64;

  /** Behind the count of columns, one of them and the head of the second. */
  private static final int POSITION_AT = 4 + (8 + 4) + 8;

  private static final int OCCURRED_AT = POSITION_AT + 8 + 8;
  private static final int EVENT_ID_AT = OCCURRED_AT + 8 + 8;

  /** What an event says of its aggregate, by the columns of {@link EventHash#COLUMNS}. */
  static final SeenStreams.Places STREAM = new SeenStreams.Places(4, 5, 9, 6, 2);

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final ByteBuffer events;
  private final SentRow sent;
  private int begin;

  /**
   * @param packed null where there is none
   */
  PackedEvents(@Nullable Buffer packed) {
    this.events = ByteBuffer.wrap(packed == null ? new byte[0] : packed.getBytes());
    this.sent = new SentRow(events);
  }

  /**
   * The SQL of a lane's events, {@code packed} in their order.
   *
   * @param table what else is read from, which says the lane and the bounds; empty for nothing
   * @param first the first position
   * @param last the last one
   * @param where which events, of {@code e}, the lane's among them
   */
  static String from(String table, String first, String last, String where) {
    return """
        %sgenerate_series(%s, %s, %d) AS f(first)
        CROSS JOIN LATERAL (
          SELECT string_agg(e.bytes, ''::bytea) AS packed
          FROM (
            SELECT record_send(ROW(%s)) AS bytes FROM all_events AS e
            WHERE %s AND e.lane_position >= f.first
              AND e.lane_position < least(f.first + %d, %s + 1)
            ORDER BY e.lane_position) AS e) AS e"""
        .formatted(table, first, last, MOST, EventHash.COLUMNS, where, MOST, last);
  }

  /** Goes on to the next, and puts its hash into the array; false where there is none. */
  boolean next(EventHash hash, byte[] leaf) {
    if (!events.hasRemaining()) {
      return false;
    }
    begin = events.position();
    hash.hash(events, leaf, 0);
    return true;
  }

  long position() {
    return events.getLong(begin + POSITION_AT);
  }

  Instant occurredAt() {
    return EPOCH.plus(events.getLong(begin + OCCURRED_AT), ChronoUnit.MICROS);
  }

  /** The event by its columns, until the next. */
  SentRow sent() {
    sent.readAt(begin);
    return sent;
  }

  /** The event as PostgreSQL sent it. */
  byte[] row() {
    byte[] row = new byte[events.position() - begin];
    events.get(begin, row);
    return row;
  }

  static UUID eventId(byte[] row) {
    var id = ByteBuffer.wrap(row, EVENT_ID_AT, 2 * Long.BYTES);
    return new UUID(id.getLong(), id.getLong());
  }
}
