package dev.blotter.ledger;

import java.util.List;

/**
 * Proves that a lane's tree in one head goes on from that in a head before it (RFC 9162, section
 * 2.1.4). A tree of no events is the beginning of every other, which takes no proof.
 */
public record ConsistencyProof(LaneHead from, LaneHead to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }
}
