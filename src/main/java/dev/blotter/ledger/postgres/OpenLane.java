package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A lane with events that are not sealed yet, held for this transaction.
 *
 * @param seals the number of the last seal
 * @param size how far it is sealed
 * @param hash of the last seal
 * @param lastOccurredAt when the last sealed event was appended; the next one was no earlier
 * @param lastPosition how far the log goes
 * @param last what the last seal itself says; empty where there is none of that number
 */
record OpenLane(
    int lane,
    long seals,
    long size,
    Hash hash,
    Buffer peaks,
    OffsetDateTime lastOccurredAt,
    long lastPosition,
    Optional<LastSeal> last) {

  static final String CLAIM =
      """
      SELECT h.lane FROM ledger_lanes AS h JOIN lanes AS l ON l.lane = h.lane
      WHERE l.last_position > h.size AND NOT EXISTS (SELECT FROM ledger_open_faults WHERE stops)
      ORDER BY h.lane FOR UPDATE OF h SKIP LOCKED""";

  /**
   * What is known of lanes that were claimed. A statement of its own: the one that claims may have
   * begun before the last seal of another node, and would not see it beside the lane that it left.
   */
  static final String READ =
      """
      SELECT h.lane, h.seals, h.size, h.hash, h.peaks, h.last_occurred_at, l.last_position,
        s.to_position, s.root, s.hash AS seal_hash
      FROM ledger_lanes AS h JOIN lanes AS l ON l.lane = h.lane
      LEFT JOIN ledger_seals AS s ON s.lane = h.lane AND s.number = h.seals
      WHERE h.lane = ANY ($1) ORDER BY h.lane""";

  /** What stands in the last seal. */
  record LastSeal(long toPosition, Hash root, Hash hash) {}

  static OpenLane of(Row row) {
    return new OpenLane(
        row.getInteger("lane"),
        row.getLong("seals"),
        row.getLong("size"),
        Columns.hash(row, "hash"),
        row.getBuffer("peaks"),
        row.getOffsetDateTime("last_occurred_at"),
        row.getLong("last_position"),
        Optional.ofNullable(row.getLong("to_position"))
            .map(
                to -> new LastSeal(to, Columns.hash(row, "root"), Columns.hash(row, "seal_hash"))));
  }

  /** True where the last seal says what this lane goes on from. */
  boolean follows(Hash root) {
    return last.map(seal -> seal.equals(new LastSeal(size, root, hash)))
        .orElse(seals == 0 && size == 0 && hash.equals(Hash.NONE));
  }
}
