package dev.blotter.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The hash of an event's leaf: SHA-256 over the byte 0x00 and the event's canonical bytes, which
 * docs/ledger.md describes: the version of the form, then each column with its length. They are
 * made from a row as PostgreSQL sends it ({@code record_send}), so that no class of an event has a
 * say. Not thread-safe.
 */
public final class EventHash {

  /** The columns of the log in the order of the canonical bytes. */
  public static final String COLUMNS =
      """
      e.lane, e.lane_position, e.occurred_at, e.event_id, e.aggregate_type, e.aggregate_id, \
      e.aggregate_version, e.event_type, e.schema_version, e.user_id, e.effective_at, \
      e.command_id, e.correlation_id, e.causation_id, e.actor_type, e.actor_id, e.payload""";

  private static final byte VERSION = 1;
  private static final int COUNT = 17;
  private static final int OCCURRED_AT = 2;
  private static final int EFFECTIVE_AT = 10;
  private static final int PAYLOAD = 16;

  /** From PostgreSQL's epoch, the year 2000, to Unix's, in microseconds. */
  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  /** Where the position lies: behind 0x00, the version, and the lane's and its own length. */
  private static final int POSITION_AT = 2 + 4 + 4 + 4;

  private final TreeHash hash = new TreeHash();
  private byte[] bytes = new byte[4096];
  private int length;

  /** Hashes the next of some rows that follow each other, and puts the hash at that byte. */
  public void hash(ByteBuffer rows, byte[] target, int at) {
    canonical(rows);
    hash.prefixed(bytes, length, target, at);
  }

  /** What the hash of a row would be if it stood at another position of its lane. */
  public Hash hashAt(byte[] row, long position) {
    canonical(ByteBuffer.wrap(row));
    ByteBuffer.wrap(bytes).putLong(POSITION_AT, position);
    byte[] result = new byte[Hash.BYTES];
    hash.prefixed(bytes, length, result, 0);
    return Hash.of(result);
  }

  /** The canonical bytes of a row, without the 0x00 of the leaf. */
  public byte[] bytes(byte[] row) {
    canonical(ByteBuffer.wrap(row));
    return Arrays.copyOfRange(bytes, 1, length);
  }

  private void canonical(ByteBuffer from) {
    if (from.getInt() != COUNT) {
      throw new IllegalArgumentException("not a row of the log");
    }
    if (bytes.length < from.remaining()) {
      bytes = new byte[2 * from.remaining()];
    }
    var to = ByteBuffer.wrap(bytes).put(TreeHash.LEAF).put(VERSION);
    for (int column = 0; column < COUNT; column++) {
      from.getInt(); // The type, which the order of the columns says.
      copy(column, from, to);
    }
    length = to.position();
  }

  private static void copy(int column, ByteBuffer from, ByteBuffer to) {
    int size = from.getInt();
    if (size < 0) {
      to.putInt(size);
    } else if (column == OCCURRED_AT || column == EFFECTIVE_AT) {
      to.putInt(size).putLong(from.getLong() + EPOCH_MICROS);
    } else {
      // A jsonb has a version of its own before its text.
      int skipped = column == PAYLOAD ? 1 : 0;
      int begin = from.position() + skipped;
      int length = size - skipped;
      to.putInt(length).put(to.position(), from, begin, length);
      to.position(to.position() + length);
      from.position(begin + length);
    }
  }
}
