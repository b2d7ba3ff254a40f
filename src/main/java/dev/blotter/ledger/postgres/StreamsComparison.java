package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;

/**
 * Compares what {@code streams} says of the aggregates of a lane with what was seen of their
 * events. One statement sees that table and all events of the lane that were not seen, as of the
 * same moment, so appends may go on; what was seen is sealed and does not change.
 */
final class StreamsComparison {

  /** Rows in a value: as many bytes as a value of events has. */
  private static final int PACKED = 512;

  /** Of what is said and of events that are grouped. */
  private static final SeenStreams.Places PLACES = new SeenStreams.Places(0, 1, 2, 3, 4);

  private static final String UNSEEN_AND_SAID =
      """
      SELECT said, string_agg(bytes, ''::bytea) AS packed
      FROM (
        (SELECT false AS said, row_number() OVER () / %1$d AS part, record_send(ROW(
            aggregate_type, aggregate_id, user_id, max(aggregate_version), min(occurred_at)))
            AS bytes
          FROM (
            SELECT * FROM all_events WHERE lane = $1 AND lane_position > $2
            UNION ALL
            SELECT * FROM all_events WHERE lane = $1 AND lane_position < 1
            UNION ALL
            SELECT * FROM all_events WHERE lane = $1 AND lane_position IS NULL) AS e
          GROUP BY aggregate_type, aggregate_id, user_id LIMIT $3)
        UNION ALL
        (SELECT true, row_number() OVER () / %1$d, record_send(ROW(
            aggregate_type, aggregate_id, user_id, version, first_occurred_at))
          FROM streams WHERE lane = $1 LIMIT $3)) AS s
      GROUP BY said, part ORDER BY said"""
          .formatted(PACKED);

  private final Pool pool;
  private final int lane;
  private final SeenStreams seen;

  /**
   * @param seen every event of the lane from the first position to some other
   */
  StreamsComparison(Pool pool, int lane, SeenStreams seen) {
    this.pool = pool;
    this.lane = lane;
    this.seen = seen;
  }

  /**
   * Whether all is as the events say; false as well where that is not certain.
   *
   * @param to the last position that was seen
   */
  Uni<Boolean> agrees(long to) {
    // One more than can be known, so that what is not read is noticed.
    return seen.isCertain()
        ? WholeLog.read(pool, UNSEEN_AND_SAID, Tuple.of(lane, to, SeenStreams.LIMIT + 1))
            .flatMap(rows -> LongWork.byWorker(() -> agrees(rows)))
        : Uni.createFrom().item(false);
  }

  /** What was not seen comes first. */
  private boolean agrees(RowSet<Row> rows) {
    for (var row : rows) {
      var packed = ByteBuffer.wrap(row.getBuffer("packed").getBytes());
      boolean said = row.getBoolean("said");
      var one = new SentRow(packed);
      for (int at = 0; at < packed.limit(); ) {
        at = one.readAt(at);
        if (!said) {
          seen.add(one, PLACES);
        } else if (!seen.isSaid(one, PLACES)) {
          return false;
        }
      }
    }
    return seen.allSaid();
  }
}
