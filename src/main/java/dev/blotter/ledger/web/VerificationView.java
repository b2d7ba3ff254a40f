package dev.blotter.ledger.web;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.ledger.postgres.Verification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A verification and how far it has come. */
@Schema(description = "A comparison of the log with its seals, and how far it has come")
record VerificationView(
    UUID id,
    String scope,
    @Nullable Integer lane,
    @Nullable UUID userId,
    @Schema(examples = "order") @Nullable String aggregateType,
    @Nullable UUID aggregateId,
    Verification.Status status,
    long checkedEvents,
    long totalEvents,
    long eventsPerSecond,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(description = "The newest head that it was held against") @Nullable Long head,
    @Schema(description = "How many faults there are; findings holds the first of them") long found,
    List<FaultView> findings,
    @Schema(description = "Why it could not be brought to its end") @Nullable String error) {

  static VerificationView of(Verification run, Instant now) {
    var scope = run.scope();
    @Nullable AggregateRef aggregate = scope.aggregate();
    return new VerificationView(
        run.id(),
        scope.name(),
        scope.lane(),
        scope.userId(),
        aggregate == null ? null : aggregate.type().label(),
        aggregate == null ? null : aggregate.id(),
        run.status(),
        run.checkedEvents(),
        run.totalEvents(),
        Math.round(run.eventsPerSecond(now)),
        run.startedAt(),
        run.endedAt(),
        run.head(),
        run.found(),
        run.findings().stream().map(FaultView::of).toList(),
        run.error());
  }
}
