package dev.blotter.ledger.web;

import dev.blotter.ledger.ConsistencyProof;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That lanes only grew between two heads. */
@Schema(description = "Proves by hashes that lanes only grew from one head to another")
record ConsistencyView(long fromHead, long toHead, List<LaneView> lanes) {

  /** One lane. */
  @Schema(
      name = "LaneConsistency",
      description = "Proves that a lane's tree goes on from its tree in the head before (RFC 9162)")
  record LaneView(
      int lane, long fromSize, String fromRoot, long toSize, String toRoot, List<String> path) {

    static LaneView of(ConsistencyProof proof) {
      return new LaneView(
          proof.to().lane(),
          proof.from().size(),
          proof.from().root().toString(),
          proof.to().size(),
          proof.to().root().toString(),
          InclusionView.texts(proof.path()));
    }
  }
}
