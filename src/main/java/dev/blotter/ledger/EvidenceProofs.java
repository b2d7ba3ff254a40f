package dev.blotter.ledger;

import dev.blotter.kernel.Foreseen;
import dev.blotter.kernel.LanePosition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What an evidence bundle needs so that it can be checked by whoever has only the public key. */
public interface EvidenceProofs {

  /**
   * A signed head that holds these events; one is made where the last one does not.
   *
   * @param newest the highest position wanted of each lane; empty for any head
   * @param patience how long sealing is waited for at most; then, or where the ledger is broken and
   *     does not seal, it fails with {@link NotSealed}
   */
  Uni<SignedHead> headHolding(Map<Integer, Long> newest, Duration patience);

  /** A proof for each of these events, in their order; quickest where they come in the log's. */
  Multi<List<InclusionProof>> proofs(SignedHead head, Multi<List<LanePosition>> events);

  /** The file {@code tree-head.json}: the head as it is written outside the database. */
  byte[] json(SignedHead head);

  /** The file {@code proofs.ndjson}: one line, without its end, for each proof. */
  byte[] json(InclusionProof proof);

  /** The public key that the head is signed with, as PEM (RFC 8410). */
  Uni<String> publicKey(SignedHead head);

  /** The public key of what is signed at present, as PEM (RFC 8410). */
  String publicKey();

  /** Signs a manifest with the ledger's present key (Ed25519, 64 bytes). */
  Uni<Signed> sign(byte[] content);

  /** A signature and the id and PEM of the key that it is by. */
  record Signed(String keyId, String publicKey, String signature) {

    /** The signature's bytes. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }
  }

  /** The events are not sealed yet, or not sealed at all because the ledger is broken. */
  final class NotSealed extends RuntimeException implements Foreseen {
    private static final long serialVersionUID = 1L;

    public NotSealed(String message) {
      super(message);
    }
  }
}
