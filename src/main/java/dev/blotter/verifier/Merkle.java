package dev.blotter.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Checks the proofs of RFC 9162, section 2.1. Indices and sizes are unsigned; a proof that is too
 * long or too short, or holds anything but hashes, is none.
 */
public final class Merkle {

  private static final int HASH_BYTES = 32;

  private Merkle() {}

  /** SHA-256 of the byte 0x00 and the content. */
  public static byte[] leaf(byte[] content) {
    return hash(new byte[] {0}, content);
  }

  /** SHA-256 of the byte 0x01 and both hashes. */
  public static byte[] node(byte[] left, byte[] right) {
    return hash(new byte[] {1}, left, right);
  }

  /** SHA-256 of all the parts, one after the other. */
  public static byte[] hash(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the leaf of that index is in the tree (section 2.1.3.2). */
  public static boolean includes(
      byte[] root, long size, long index, byte[] leaf, List<byte[]> path) {
    if (Long.compareUnsigned(index, size) >= 0 || !isHash(leaf) || !areHashes(path)) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if (isOdd(node) || node == last) {
        hash = node(sibling, hash);
        int shift = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= shift;
        last >>>= shift;
      } else {
        hash = node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** The same for a tree over the leaves start to end of a larger one. */
  public static boolean subtreeIncludes(
      byte[] root, long start, long end, long index, byte[] leaf, List<byte[]> path) {
    return isSubtree(start, end)
        && Long.compareUnsigned(start, index) <= 0
        && includes(root, end - start, index - start, leaf, path);
  }

  /** Whether a tree begins with a smaller one (section 2.1.4.2); an empty one proves nothing. */
  public static boolean isConsistent(
      long size1, long size2, byte[] root1, byte[] root2, List<byte[]> path) {
    if (size1 == 0) {
      return false;
    }
    if (size1 == size2) {
      return path.isEmpty() && MessageDigest.isEqual(root1, root2);
    }
    return holdsSubtree(0, size1, size2, root1, root2, path);
  }

  /**
   * Whether the leaves start to end of a tree have that root of their own. An empty range has the
   * root of an empty tree, in any tree.
   */
  public static boolean subtreeIsConsistent(
      long start, long end, long size, byte[] subtreeRoot, byte[] root, List<byte[]> path) {
    if (start == end) {
      return Long.compareUnsigned(end, size) <= 0
          && path.isEmpty()
          && MessageDigest.isEqual(subtreeRoot, hash());
    }
    return isSubtree(start, end) && holdsSubtree(start, end, size, subtreeRoot, root, path);
  }

  private static boolean holdsSubtree(
      long start, long end, long size, byte[] subtreeRoot, byte[] root, List<byte[]> path) {
    if (Long.compareUnsigned(end, size) > 0 || !areHashes(path)) {
      return false;
    }
    var climb = new Climb(start, end - 1, size - 1);
    return climb.begin(subtreeRoot, path) && climb.leadsTo(subtreeRoot, root);
  }

  /** Leaves that a larger tree holds as one node, or as its right end. */
  private static boolean isSubtree(long start, long end) {
    if (Long.compareUnsigned(start, end) >= 0) {
      return false;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(end - start - 1);
    return bits == Long.SIZE ? start == 0 : Long.numberOfTrailingZeros(start) >= bits;
  }

  static boolean isOdd(long number) {
    return (number & 1) == 1;
  }

  private static boolean areHashes(List<byte[]> path) {
    return path.stream().allMatch(Merkle::isHash);
  }

  private static boolean isHash(byte[] bytes) {
    return bytes.length == HASH_BYTES;
  }
}
