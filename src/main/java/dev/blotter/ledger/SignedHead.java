package dev.blotter.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all lanes held at some moment, signed: whoever keeps it can tell later whether the log still
 * begins with it. docs/ledger.md describes its forms byte by byte.
 *
 * @param number 1, 2, 3 …
 * @param time in microseconds
 * @param previous the hash of the head before; {@link Hash#NONE} for the first
 * @param acknowledged the number of the fault that an operator has acknowledged, where this head is
 *     the first after it and need not continue the one before; null for all others
 * @param lanes all 64, by number
 * @param root of the tree over the lanes
 * @param keyId names the key that it is signed with
 * @param signature Ed25519 over the text of the head, in base64
 */
public record SignedHead(
    long number,
    Instant time,
    Hash previous,
    @Nullable Long acknowledged,
    List<LaneHead> lanes,
    Hash root,
    String keyId,
    String signature) {

  public SignedHead {
    lanes = List.copyOf(lanes);
  }

  /** How many events all lanes hold. */
  public long size() {
    return lanes.stream().mapToLong(LaneHead::size).sum();
  }
}
