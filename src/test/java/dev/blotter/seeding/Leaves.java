package dev.blotter.seeding;

import dev.blotter.ledger.EventHash;
import dev.blotter.ledger.Hash;
import java.nio.ByteBuffer;

/**
 * The hashes of all events, taken from their rows as these are written: for the service to read all
 * of them again takes longer than to write them.
 */
final class Leaves {

  private static final int COLUMNS_AT = Short.BYTES;
  private static final int LANE_AT = COLUMNS_AT + Integer.BYTES;
  private static final int POSITION_AT = LANE_AT + 2 * Integer.BYTES;

  private final byte[][] lanes;

  /**
   * @param sizes how many events each lane has
   */
  Leaves(int[] sizes) {
    this.lanes = new byte[sizes.length][];
    for (int lane = 0; lane < sizes.length; lane++) {
      lanes[lane] = new byte[sizes[lane] * Hash.BYTES];
    }
  }

  /** The hashes of a lane's events one after the other. */
  byte[] of(int lane) {
    return lanes[lane];
  }

  /** For one thread, which may write the events of any lane. */
  RowListener listener() {
    return new Hashing()::hash;
  }

  private final class Hashing {

    private final EventHash hash = new EventHash();
    private ByteBuffer row = ByteBuffer.allocate(1 << 12);

    void hash(byte[] bytes, int begin, int end) {
      var copied = ByteBuffer.wrap(bytes, begin, end - begin);
      int lane = copied.getInt(begin + LANE_AT);
      int position = Math.toIntExact(copied.getLong(begin + POSITION_AT));
      hash.hash(sent(copied), lanes[lane], (position - 1) * Hash.BYTES);
    }

    /** As PostgreSQL sends a row: with the type of each value before it, which nobody reads. */
    private ByteBuffer sent(ByteBuffer copied) {
      int columns = copied.getShort();
      int size = (columns + 1) * Integer.BYTES + copied.remaining();
      row = row.capacity() < size ? ByteBuffer.allocate(2 * size) : row.clear();
      row.putInt(columns);
      for (int column = 0; column < columns; column++) {
        row.putInt(0);
        int length = copied.getInt();
        row.putInt(length);
        if (length > 0) {
          row.put(row.position(), copied, copied.position(), length);
          row.position(row.position() + length);
          copied.position(copied.position() + length);
        }
      }
      return row.flip();
    }
  }
}
