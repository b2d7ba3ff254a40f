package dev.blotter.ledger;

import java.util.Arrays;

/**
 * A tree that grows leaf by leaf, of which only the roots of its perfect subtrees are kept: one for
 * each bit that is set in its size, the largest first. Not thread-safe.
 */
public final class Frontier {

  /** Hears of every perfect subtree of 256, 65,536 … leaves as it becomes whole. */
  public interface Completed {

    /**
     * @param level 1 for 256 leaves, 2 for 65,536 …
     * @param index how many subtrees of that size come before it
     */
    void node(int level, long index, Hash root);
  }

  private static final int LEVEL_BITS = 8;

  private final TreeHash hash = new TreeHash();
  private final Completed completed;
  private byte[] peaks;
  private long size;

  /**
   * Goes on from where another one was.
   *
   * @param peaks what {@link #peaks()} said
   */
  public Frontier(long size, byte[] peaks, Completed completed) {
    int count = Long.bitCount(size);
    if (peaks.length != count * Hash.BYTES) {
      throw new IllegalArgumentException("a tree of " + size + " has " + count + " peaks");
    }
    this.size = size;
    this.completed = completed;
    this.peaks = Arrays.copyOf(peaks, Math.max(peaks.length, Long.SIZE * Hash.BYTES));
  }

  public static Frontier empty(Completed completed) {
    return new Frontier(0, new byte[0], completed);
  }

  /** Adds the leaf whose hash begins at that byte of an array. */
  public void add(byte[] leaves, int at) {
    int top = Long.bitCount(size) * Hash.BYTES;
    System.arraycopy(leaves, at, peaks, top, Hash.BYTES);
    int level = 0;
    for (long carry = size; (carry & 1) == 1; carry >>= 1) {
      top -= Hash.BYTES;
      hash.node(peaks, top, peaks, top + Hash.BYTES, peaks, top);
      level++;
      if (level % LEVEL_BITS == 0) {
        completed.node(level / LEVEL_BITS, size >> level, Hash.at(peaks, top));
      }
    }
    size++;
  }

  /** Adds all leaves whose hashes stand in an array one after the other. */
  public void addAll(byte[] leaves) {
    for (int at = 0; at < leaves.length; at += Hash.BYTES) {
      add(leaves, at);
    }
  }

  public long size() {
    return size;
  }

  /** The root of the tree as it is now. */
  public Hash root() {
    int last = (Long.bitCount(size) - 1) * Hash.BYTES;
    if (last < 0) {
      return TreeHash.EMPTY;
    }
    byte[] root = Arrays.copyOfRange(peaks, last, last + Hash.BYTES);
    for (int at = last - Hash.BYTES; at >= 0; at -= Hash.BYTES) {
      hash.node(peaks, at, root, 0, root, 0);
    }
    return Hash.of(root);
  }

  /** The roots of the perfect subtrees, the largest first. */
  public byte[] peaks() {
    return Arrays.copyOf(peaks, Long.bitCount(size) * Hash.BYTES);
  }
}
