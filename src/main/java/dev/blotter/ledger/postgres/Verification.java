package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the log with its seals, running or ended.
 *
 * @param head the newest head that it was held against; null where there was none
 * @param found how many faults there are; findings holds the first of them
 * @param error why it could not be brought to its end; null where it was
 */
public record Verification(
    UUID id,
    VerificationScope scope,
    Status status,
    long checkedEvents,
    long totalEvents,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long head,
    long found,
    List<Fault> findings,
    @Nullable String error) {

  /** How it stands with it. */
  public enum Status {
    RUNNING,
    /** All is as it was sealed. */
    PASSED,
    /** Something is not. */
    FAILED,
    /** It could not be brought to its end, and had found nothing until then. */
    BROKEN_OFF,
    /** It was asked to end, or the node that ran it is gone. */
    CANCELLED
  }

  public Verification {
    findings = List.copyOf(findings);
  }

  /** How many events it has compared in a second, on average. */
  public double eventsPerSecond(Instant now) {
    var until = endedAt == null ? now : endedAt;
    double seconds = Math.max(1, Duration.between(startedAt, until).toMillis()) / 1_000.0;
    return checkedEvents / seconds;
  }
}
