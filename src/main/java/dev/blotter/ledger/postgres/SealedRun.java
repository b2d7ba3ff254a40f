package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import java.util.Arrays;

/** The hashes of consecutive leaves of a lane, as they were sealed. This class is immutable. */
final class SealedRun {

  private final long from;
  private final byte[] leaves;

  /**
   * @param from the first position
   * @param leaves 32 bytes for each position from there on; not to be changed any more
   */
  SealedRun(long from, byte[] leaves) {
    this.from = from;
    this.leaves = leaves;
  }

  long from() {
    return from;
  }

  /** The first position behind. */
  long end() {
    return from + leaves.length / Hash.BYTES;
  }

  /** Whether that is the hash that the event at a position was sealed with. */
  boolean holds(long position, byte[] hash) {
    int at = Math.toIntExact((position - from) * Hash.BYTES);
    return Arrays.equals(hash, 0, Hash.BYTES, leaves, at, at + Hash.BYTES);
  }
}
