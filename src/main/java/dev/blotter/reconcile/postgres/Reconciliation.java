package dev.blotter.reconcile.postgres;

import dev.blotter.kernel.Actor;
import dev.blotter.reconcile.Progress;
import dev.blotter.reconcile.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of read models with the log, running or ended.
 *
 * @param actor who asked for it
 * @param error why it could not be brought to its end; null where it was
 */
public record Reconciliation(
    UUID id,
    Scope scope,
    Status status,
    Actor actor,
    Instant startedAt,
    @Nullable Instant endedAt,
    Progress progress,
    @Nullable String error) {

  /** How it stands with it. */
  public enum Status {
    RUNNING,
    /** All is as the log says. */
    CLEAN,
    /** Something is not. */
    DIFFERENT,
    /** It could not be brought to its end. */
    FAILED,
    /** It was asked to end, or the node that ran it is gone. */
    CANCELLED
  }

  /** How many users it has checked in a second, on average. */
  public double usersPerSecond(Instant now) {
    var until = endedAt == null ? now : endedAt;
    double seconds = Math.max(1, Duration.between(startedAt, until).toMillis()) / 1_000.0;
    return progress.users() / seconds;
  }
}
