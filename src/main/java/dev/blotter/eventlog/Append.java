package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Lane;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one command adds to the log.
 *
 * @param userId whose account it is; all aggregates changed lie in this user's lane
 * @param commandId unique for this user for ever
 * @param fingerprint a digest of the request, to tell a retry from another request under the same
 *     id
 * @param answer the answer to store and to give again, as JSON text without personal data
 * @param origin who asked, when, and because of what
 * @param checks the version expected, before this command, of every aggregate that is changed, and
 *     of any other that the decision stands on; each once
 * @param changes the events in order; empty where only the answer is to be found again
 * @param claims further ids that no other command of this user may have, before or after
 * @param notAfter the last moment, by the log's clock, at which it may be appended; null where any
 *     will do
 */
public record Append(
    UUID userId,
    String commandId,
    String fingerprint,
    String answer,
    Origin origin,
    List<VersionCheck> checks,
    List<Change> changes,
    List<String> claims,
    @Nullable Instant notAfter) {

  public Append {
    checks = List.copyOf(checks);
    changes = List.copyOf(changes);
    claims = List.copyOf(claims);
    requireChecked(userId, checks, changes);
  }

  /** What one command adds, at any time, that claims no further ids. */
  public Append(
      UUID userId,
      String commandId,
      String fingerprint,
      String answer,
      Origin origin,
      List<VersionCheck> checks,
      List<Change> changes) {
    this(userId, commandId, fingerprint, answer, origin, checks, changes, List.of(), null);
  }

  private static void requireChecked(UUID userId, List<VersionCheck> checks, List<Change> changes) {
    var checked = new HashSet<AggregateRef>();
    for (var check : checks) {
      if (check.aggregate().lane() != Lane.of(userId) || !checked.add(check.aggregate())) {
        throw new IllegalArgumentException("of another lane, or checked twice: " + check);
      }
    }
    for (var change : changes) {
      if (!checked.contains(change.aggregate())) {
        throw new IllegalArgumentException("changed but not checked: " + change.aggregate());
      }
    }
  }

  public int lane() {
    return Lane.of(userId);
  }
}
