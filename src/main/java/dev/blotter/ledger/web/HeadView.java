package dev.blotter.ledger.web;

import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.SignedHead;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A head without its lanes. */
@Schema(description = "A signed head over all lanes, without them")
record HeadView(
    long number,
    Instant time,
    @Schema(description = "How many events all lanes hold") long size,
    String root,
    String previous,
    @Schema(description = "The acknowledged fault after which the chain begins anew")
        @Nullable Long acknowledged,
    String keyId,
    String hash) {

  static HeadView of(SignedHead head) {
    return new HeadView(
        head.number(),
        head.time(),
        head.size(),
        head.root().toString(),
        head.previous().toString(),
        head.acknowledged(),
        head.keyId(),
        HeadText.of(head).hash().toString());
  }
}
