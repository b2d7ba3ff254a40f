package dev.blotter.ledger;

import java.util.List;

/**
 * Proves that an event stands at its position in a lane's tree (RFC 9162, section 2.1.3).
 *
 * @param position of the event in its lane, from 1; the index of its leaf is one less
 * @param size of the tree that it is proved in
 * @param leaf the hash of the event's canonical bytes
 * @param path from the leaf's sibling up to the child of the root
 */
public record InclusionProof(int lane, long position, long size, Hash leaf, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }
}
