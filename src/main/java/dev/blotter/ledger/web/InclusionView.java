package dev.blotter.ledger.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.InclusionProof;
import dev.blotter.ledger.LaneProofs;
import dev.blotter.ledger.SignedHead;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that it takes to be sure of an event with the public key alone. */
@Schema(
    description =
        "Proves by hashes that an event is in a signed head (RFC 9162, section 2.1.3); hashes are 64"
            + " hexadecimal digits")
record InclusionView(
    int lane,
    @Schema(description = "The index of its leaf is one less") long position,
    @Schema(description = "What the leaf is the hash of, behind a byte 0x00; base64")
        String canonicalBytes,
    String leaf,
    @Schema(description = "From the leaf up to the root of the lane") List<String> path,
    long laneSize,
    String laneRoot,
    @Schema(description = "From the lane up to the root of the head, in a tree of 64 lanes")
        List<String> lanePath,
    @Schema(implementation = HeadJson.Form.class) @JsonRawValue String head) {

  static InclusionView of(SignedHead head, InclusionProof proof, byte[] canonical) {
    return new InclusionView(
        proof.lane(),
        proof.position(),
        Base64.getEncoder().encodeToString(canonical),
        proof.leaf().toString(),
        texts(proof.path()),
        proof.size(),
        head.lanes().get(proof.lane()).root().toString(),
        texts(LaneProofs.lanePath(head, proof.lane())),
        HeadJson.text(head).strip());
  }

  static List<String> texts(List<Hash> path) {
    return path.stream().map(Hash::toString).toList();
  }
}
