package dev.blotter.verifier;

import java.io.IOException;
import java.util.List;

/**
 * The root of a tree, from the leaves of a span of it and the proofs that its first and its last
 * leaf are in the tree: what the span leaves out on the left stands in the one, what it leaves out
 * on the right in the other (RFC 9162, section 2.1.3).
 *
 * @param first the index of the first leaf
 * @param end the index behind the last leaf
 * @param size of the tree
 * @param before the path of the first leaf, from its sibling upwards
 * @param behind the path of the last leaf
 */
record SpanRoot(long first, long end, long size, List<byte[]> before, List<byte[]> behind) {

  /** The leaves of the span in their order, each asked for once. */
  interface Leaves {
    byte[] next() throws IOException;
  }

  SpanRoot {
    if (first < 0 || first >= end || end > size) {
      throw new Fault("a span of a lane that is none");
    }
  }

  byte[] of(Leaves leaves) throws IOException {
    return node(0, size, 0, leaves);
  }

  /** Of a part of the tree that holds leaves of the span. */
  private byte[] node(long from, long to, int depth, Leaves leaves) throws IOException {
    if (to - from == 1) {
      return leaves.next();
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    var left = middle <= first ? at(before, depth) : node(from, middle, depth + 1, leaves);
    var right = middle >= end ? at(behind, depth) : node(middle, to, depth + 1, leaves);
    return Merkle.node(left, right);
  }

  /** A path goes from the leaf upwards, so that its last hash is the root's child. */
  private static byte[] at(List<byte[]> path, int depth) {
    if (depth >= path.size()) {
      throw new Fault("the proof of a lane is too short");
    }
    return path.get(path.size() - 1 - depth);
  }
}
