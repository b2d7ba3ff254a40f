package dev.blotter.ledger.postgres;

import dev.blotter.job.Heartbeat;
import dev.blotter.job.RunControl;
import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import dev.blotter.ledger.postgres.Verification.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Begins, watches and ends comparisons of the log with its seals; one of each scope at a time. */
@ApplicationScoped
public class Verifications {

  private static final Logger LOG = Logger.getLogger(Verifications.class);

  private final VerificationRows rows;
  private final LogCheck check;
  private final Faults faults;
  private final Ids ids;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Verifications(
      VerificationRows rows,
      LogCheck check,
      Faults faults,
      Ids ids,
      InstantSource clock,
      MeterRegistry metrics) {
    this.rows = rows;
    this.check = check;
    this.faults = faults;
    this.ids = ids;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Begins one, or answers the one of the same scope that is running. */
  public Uni<Verification> begin(VerificationScope scope, Actor actor) {
    var id = ids.next(0, clock.instant());
    return rows.runs()
        .begin(
            id,
            scope.subject(),
            () -> rows.begin(id, scope, actor).invoke(begun -> start(begun, id, scope)));
  }

  public Uni<Optional<Verification>> find(UUID id) {
    return rows.runs().find(id);
  }

  public Uni<List<Verification>> list(@Nullable Instant before, @Nullable UUID id, int limit) {
    return rows.runs().list(before, id, limit);
  }

  /** Asks one to end; false where it has ended. */
  public Uni<Boolean> cancel(UUID id) {
    return rows.runs().cancel(id);
  }

  private void start(boolean begun, UUID id, VerificationScope scope) {
    if (begun) {
      run(id, scope)
          .subscribe()
          .with(done -> {}, failure -> LOG.warnf(failure, "verification %s broke off", id));
    }
  }

  /** Verifies, and says how it ended. */
  Uni<Void> run(UUID id, VerificationScope scope) {
    var control = new RunControl();
    var findings = new Findings();
    return new Heartbeat(control, () -> rows.seen(id, control.checked()))
        .during(() -> check(scope, findings, control))
        .onItemOrFailure()
        .transformToUni((done, failure) -> end(id, scope, control, findings, failure));
  }

  private Uni<Void> check(VerificationScope scope, Findings findings, RunControl control) {
    return faults
        .acknowledged()
        .invoke(findings::expect)
        .chain(() -> check.run(scope, findings, control));
  }

  private Uni<Void> end(
      UUID id,
      VerificationScope scope,
      RunControl control,
      Findings findings,
      @Nullable Throwable failure) {
    var status = status(findings, failure);
    metrics.counter("blotter.ledger.verifications", "status", status.name()).increment();
    var error = failure == null || status == Status.CANCELLED ? null : failure.toString();
    boolean complete = scope.isAll() && failure == null;
    // Whoever sees that it has ended finds what it found in the book.
    return faults
        .add(findings.unheard(), false)
        .chain(() -> faults.gone(complete ? findings.gone() : List.of(), id))
        .eventually(() -> rows.end(id, status, control.checked(), findings, error));
  }

  /** What was found counts, even where not all was looked at. */
  private static Status status(Findings findings, @Nullable Throwable failure) {
    if (findings.count() > 0) {
      return Status.FAILED;
    }
    return switch (failure) {
      case null -> Status.PASSED;
      case CancellationException cancelled -> Status.CANCELLED;
      default -> Status.BROKEN_OFF;
    };
  }
}
