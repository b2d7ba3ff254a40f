package dev.blotter.ledger;

import dev.blotter.kernel.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The two hashes that a Merkle tree is made of (RFC 9162, section 2.1.1). It reuses one digest: an
 * instance belongs to one thread at a time.
 */
public final class TreeHash {

  /** The root of a tree without leaves: the hash of nothing. */
  public static final Hash EMPTY = Hash.of(Sha256.digest().digest());

  static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = Sha256.digest();

  /** Hashes what lies in an array, which begins with the byte 0x00 of a leaf. */
  void prefixed(byte[] leaf, int length, byte[] target, int at) {
    digest.update(leaf, 0, length);
    finish(target, at);
  }

  /** The hash of a leaf with that content, told from a node by a byte before it. */
  public Hash leaf(byte[] content) {
    digest.update(LEAF);
    digest.update(content);
    return Hash.of(digest.digest());
  }

  /** The hash of two nodes, 32 bytes each; the target may be one of them. */
  void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] target, int at) {
    digest.update(NODE);
    digest.update(left, leftAt, Hash.BYTES);
    digest.update(right, rightAt, Hash.BYTES);
    finish(target, at);
  }

  /** The plain SHA-256 of some bytes. */
  public Hash plain(byte[] content) {
    return Hash.of(digest.digest(content));
  }

  private void finish(byte[] target, int at) {
    try {
      digest.digest(target, at, Hash.BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }
}
