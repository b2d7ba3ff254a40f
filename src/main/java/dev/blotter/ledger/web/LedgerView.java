package dev.blotter.ledger.web;

import dev.blotter.ledger.Seal;
import dev.blotter.ledger.SignedHead;
import dev.blotter.ledger.postgres.Summary;
import dev.blotter.ledger.postgres.Verification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the ledger is, in short. */
@Schema(
    description = "How far the log is sealed, and whether anything is known to be wrong with it")
record LedgerView(
    Summary.Status status,
    @Nullable LastSeal lastSeal,
    @Nullable LastHead lastHead,
    @Schema(description = "Events appended but not sealed yet") long unsealedEvents,
    @Schema(description = "When the oldest of them was appended")
        @Nullable Instant oldestUnsealedAt,
    @Schema(description = "Names the key that heads are signed with now") String keyId,
    @Schema(description = "What is wrong and not acknowledged") List<FaultView> faults,
    @Schema(description = "How many faults somebody has acknowledged that are still there")
        long acknowledgedFaults,
    @Schema(description = "The last verification of everything that has ended")
        @Nullable LastVerification lastVerification) {

  /** The newest seal of all lanes. */
  record LastSeal(int lane, long number, long position, Instant sealedAt, String hash) {

    static LastSeal of(Seal seal) {
      return new LastSeal(
          seal.lane(), seal.number(), seal.toPosition(), seal.sealedAt(), seal.hash().toString());
    }
  }

  /** The newest head. */
  record LastHead(long number, Instant time, long size, String root, String keyId) {

    static LastHead of(SignedHead head) {
      return new LastHead(
          head.number(), head.time(), head.size(), head.root().toString(), head.keyId());
    }
  }

  /** How the last verification of everything ended. */
  record LastVerification(
      UUID id,
      Verification.Status status,
      Instant startedAt,
      @Nullable Instant endedAt,
      long found) {

    static @Nullable LastVerification of(@Nullable Verification run) {
      return run == null
          ? null
          : new LastVerification(
              run.id(), run.status(), run.startedAt(), run.endedAt(), run.found());
    }
  }

  static LedgerView of(Summary summary, String keyId) {
    var seal = summary.lastSeal();
    var head = summary.lastHead();
    return new LedgerView(
        summary.status(),
        seal == null ? null : LastSeal.of(seal),
        head == null ? null : LastHead.of(head),
        summary.unsealed(),
        summary.oldestUnsealed(),
        keyId,
        summary.faults().stream().map(FaultView::of).toList(),
        summary.acknowledged(),
        LastVerification.of(summary.lastVerification()));
  }
}
