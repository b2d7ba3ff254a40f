package dev.blotter.ledger.web;

import dev.blotter.ledger.Seal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A seal of a lane. */
@Schema(description = "What a lane held at some moment; each seal names the one before it")
record SealView(
    int lane,
    long number,
    long fromPosition,
    @Schema(description = "The last position, and so the size of the tree") long toPosition,
    String root,
    String previous,
    Instant sealedAt,
    String hash) {

  static SealView of(Seal seal) {
    return new SealView(
        seal.lane(),
        seal.number(),
        seal.fromPosition(),
        seal.toPosition(),
        seal.root().toString(),
        seal.previous().toString(),
        seal.sealedAt(),
        seal.hash().toString());
  }
}
