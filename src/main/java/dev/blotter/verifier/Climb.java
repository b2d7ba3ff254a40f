package dev.blotter.verifier;

import java.security.MessageDigest;
import java.util.List;

/**
 * The way from the last node of a subtree up to the root of the whole tree: at each level the
 * number of the subtree's first node, of its last, and of the tree's last. It works out both roots
 * at once.
 */
final class Climb {

  private long first;
  private long last;
  private long treeLast;
  private byte[] subtreeHash = {};
  private byte[] treeHash = {};
  private List<byte[]> path = List.of();

  Climb(long first, long last, long treeLast) {
    this.first = first;
    this.last = last;
    this.treeLast = treeLast;
  }

  /** Goes up as far as both trees have the same nodes; false where the proof is too short. */
  boolean begin(byte[] subtreeRoot, List<byte[]> proof) {
    boolean endTogether = last == treeLast;
    while (first != last && (endTogether || Merkle.isOdd(last))) {
      up();
    }
    boolean whole = first == last;
    if (!whole && proof.isEmpty()) {
      return false;
    }
    subtreeHash = whole ? subtreeRoot : proof.getFirst();
    treeHash = subtreeHash;
    path = whole ? proof : proof.subList(1, proof.size());
    return true;
  }

  /** Goes up to the root; false where the proof is too long, too short, or of other trees. */
  boolean leadsTo(byte[] subtreeRoot, byte[] root) {
    for (byte[] sibling : path) {
      if (treeLast == 0) {
        return false;
      }
      if (Merkle.isOdd(last) || last == treeLast) {
        addLeft(sibling);
      } else {
        treeHash = Merkle.node(treeHash, sibling);
      }
      up();
    }
    return treeLast == 0
        && MessageDigest.isEqual(subtreeHash, subtreeRoot)
        && MessageDigest.isEqual(treeHash, root);
  }

  private void addLeft(byte[] sibling) {
    if (first != last) {
      subtreeHash = Merkle.node(sibling, subtreeHash);
    }
    treeHash = Merkle.node(sibling, treeHash);
    while (last != 0 && !Merkle.isOdd(last)) {
      up();
    }
  }

  private void up() {
    first >>>= 1;
    last >>>= 1;
    treeLast >>>= 1;
  }
}
