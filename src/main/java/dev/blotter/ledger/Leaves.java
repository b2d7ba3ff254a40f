package dev.blotter.ledger;

/** Consecutive leaves of a tree, counted from 0. */
record Leaves(long from, long to) {

  long count() {
    return to - from;
  }

  /** True where these are the leaves of one perfect subtree of the whole tree. */
  boolean isPerfect() {
    return Long.bitCount(count()) == 1 && from % count() == 0;
  }

  /** The leaves of the left subtree: the largest power of two that is less than all (RFC 9162). */
  Leaves left() {
    return new Leaves(from, from + half());
  }

  Leaves right() {
    return new Leaves(from + half(), to);
  }

  /** How many levels above the leaves the root of a perfect subtree lies. */
  int height() {
    return Long.numberOfTrailingZeros(count());
  }

  private long half() {
    return Long.highestOneBit(count() - 1);
  }
}
