package dev.blotter.reconcile.web;

import dev.blotter.reconcile.Difference;
import dev.blotter.reconcile.postgres.Reconciliation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reconciliation, how far it has come and what it has found. */
@Schema(description = "A comparison of read models with the log, and how far it has come")
record ReconciliationView(
    UUID id,
    @Schema(description = "Whose read models; left out for everybody's") @Nullable UUID userId,
    Reconciliation.Status status,
    @Schema(examples = "ops-1", description = "Who asked for it") String actorId,
    Instant startedAt,
    @Nullable Instant endedAt,
    long usersChecked,
    long usersTotal,
    long rowsChecked,
    long usersPerSecond,
    @Schema(description = "How many there are; differences holds the first of them")
        long differenceCount,
    @Schema(
            description =
                "How many read models of users end before an event that is set aside; they are"
                    + " compared up to there")
        long parkedCount,
    @Schema(description = "Left out in a list") @Nullable List<DifferenceView> differences,
    @Schema(description = "Why it could not be brought to its end") @Nullable String error) {

  static ReconciliationView of(Reconciliation run, @Nullable List<Difference> found, Instant now) {
    var progress = run.progress();
    return new ReconciliationView(
        run.id(),
        run.scope().userId(),
        run.status(),
        run.actor().id(),
        run.startedAt(),
        run.endedAt(),
        progress.users(),
        progress.total(),
        progress.rows(),
        Math.round(run.usersPerSecond(now)),
        progress.differences(),
        progress.parked(),
        found == null ? null : found.stream().map(DifferenceView::of).toList(),
        run.error());
  }
}
