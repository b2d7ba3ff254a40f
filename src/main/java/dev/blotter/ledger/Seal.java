package dev.blotter.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a lane held at some moment. Each seal names the one before it by its hash.
 *
 * @param number 1, 2, 3 … within the lane
 * @param fromPosition the first position that the seal before did not hold
 * @param toPosition the last position, and so the size of the tree
 * @param root of the lane's tree up to there
 * @param previous the hash of the seal before; {@link Hash#NONE} for the first
 * @param sealedAt in microseconds
 * @param hash of all this
 */
public record Seal(
    int lane,
    long number,
    long fromPosition,
    long toPosition,
    Hash root,
    Hash previous,
    Instant sealedAt,
    Hash hash) {

  /** A seal with its hash. */
  public static Seal of(
      int lane,
      long number,
      long fromPosition,
      long toPosition,
      Hash root,
      Hash previous,
      Instant sealedAt) {
    var text =
        """
        blotter-seal/1
        lane %d
        number %d
        positions %d %d
        root %s
        previous %s
        sealed_at %s
        """
            .formatted(
                lane,
                number,
                fromPosition,
                toPosition,
                root,
                previous,
                CanonicalTime.text(sealedAt));
    var hash = new TreeHash().plain(text.getBytes(StandardCharsets.US_ASCII));
    return new Seal(lane, number, fromPosition, toPosition, root, previous, sealedAt, hash);
  }

  /** True where the hash is that of what the seal says. */
  public boolean isWhole() {
    return equals(of(lane, number, fromPosition, toPosition, root, previous, sealedAt));
  }
}
